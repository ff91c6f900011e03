import type { AnswerContext } from '../../capability.ts';
import { readPosts, type PostHistory } from '../posts/read-posts.ts';
import { createAdviser, walkPosts, type Adviser } from './adviser.ts';
import { learn, type AdviceModel } from './advice-model.ts';

/** What advice is drawn from. */
export interface Advice {
  readonly history: PostHistory;
  readonly adviser: Adviser;
  readonly model: AdviceModel;
}

/** What advice is made with. */
export type AdviceContext = Pick<AnswerContext, 'reader' | 'profile' | 'now' | 'models'>;

/** The name the model is kept under; another form, another name. */
const MODEL = 'content-advice-1';

/**
 * A business's posts, walked through, with what was learned from them. The model is kept: it is learned anew when another post has become
 * a day old, behind the back of whoever asks, who gets the one before.
 */
export async function adviceOf(context: AdviceContext): Promise<Advice> {
  const history = await readPosts(context);
  const walked = walkPosts(history.published, context.now);
  const newest = walked.mature.at(-1)?.post;
  const basis = newest === undefined ? 'none' : `${walked.mature.length} ${newest.id} ${newest.at}`;
  const model = await context.models.get<AdviceModel>(MODEL, basis, (pause) => learn(walked.mature, pause));
  return { history, adviser: createAdviser(walked, model), model };
}
