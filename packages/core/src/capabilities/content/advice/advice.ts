import type { AnswerContext } from '../../capability.ts';
import { MATURE_MS } from '../posts/published-post.ts';
import { readPosts, type PostHistory } from '../posts/read-posts.ts';
import { learn, type AdviceModel } from './advice-model.ts';
import { judgeHistory, type JudgedHistory } from './judged-history.ts';

/** What advice is drawn from. */
export interface Advice {
  readonly history: PostHistory;
  readonly judged: JudgedHistory;
  readonly model: AdviceModel;
}

/** What advice is made with. */
export type AdviceContext = Pick<AnswerContext, 'reader' | 'profile' | 'now' | 'models'>;

/** The name the model is kept under; another form, another name. */
const MODEL = 'content-advice-2';

/**
 * A business's posts, judged, with what was learned from them. The model is kept: it is learned anew when another post has become
 * a day old, behind the back of whoever asks, who gets the one before.
 */
export async function adviceOf(context: AdviceContext, mostPosts: number): Promise<Advice> {
  const history = await readPosts(context, mostPosts);
  const judged = judgeHistory(history.published, context.now);
  const newest = judged.mature.at(-1)?.post;
  const basis = newest === undefined ? 'none' : `${mostPosts} ${history.mature} ${newest.id} ${newest.at}`;
  const model = await context.models.get<AdviceModel>(MODEL, basis, (pause) => {
    const until = context.now - MATURE_MS;
    return learn(
      history.published.filter(({ at }) => at <= until),
      pause,
    );
  });
  return { history, judged, model };
}
