import { predictCommand, suggestionsQuery } from '@bizboost/core';
import { learn } from '../../packages/core/src/capabilities/content/advice/advice-model.ts';
import { durationRow, numberText, type Bench } from '../row.ts';
import { inTurns } from '../sample.ts';
import { pageWith, postsOf, type Page } from '../world/page.ts';

const POSTS = 100_000;
const TRAINING = 10_000;
const NEWEST = 5_000;
const RUNS = 15;
const DRAFT = {
  channel: 'facebook',
  media: 'image',
  caption: 'word4 word19 and word300, which one is yours? word2 word77 word5000 word12 #sale',
} as const;

/** What advice on content takes, and what of it runs while someone types. */
export const content: Bench = {
  title: `content: advice for a business of ${numberText(POSTS)} posts`,
  method: `Posts of some twenty words in the memory adapter, advice drawn from the newest ${numberText(NEWEST)}. **Cold**: \`ask\` after one more post, the model kept. **Warm**: the same again. **A prediction**: \`act(predictCommand)\` of a draft of thirteen words, with what would help. **Training**: all that is learned of ${numberText(NEWEST)} of ${numberText(TRAINING)} posts, its track record replayed. Processor time, medians of ${RUNS}; training of 5.`,
  async run() {
    const page = await pageWith(POSTS);
    const cold = await coldly(page);
    const ask = () => page.shop.ask(suggestionsQuery, {});
    const [warm] = await inTurns([ask], { runs: RUNS, isProcessorTime: true });
    const predict = () => page.shop.act(predictCommand, DRAFT);
    const [predicted] = await inTurns([predict], { runs: RUNS, isProcessorTime: true });
    const training = postsOf(TRAINING, page.clock.now()).slice(-NEWEST);
    const [trained] = await inTurns([() => learn(training, async () => {})], {
      runs: 5,
      warmUp: 1,
      isProcessorTime: true,
    });
    return [
      durationRow('suggestions, cold', cold, 500),
      durationRow('suggestions, warm', warm?.p50 ?? NaN, 20),
      durationRow('a prediction', predicted?.p50 ?? NaN, 1),
      durationRow('training', trained?.p50 ?? NaN, 2_000),
    ];
  },
};

/** The time of an answer that a new post has made another one. */
async function coldly({ shop, post }: Page): Promise<number> {
  await shop.ask(suggestionsQuery, {});
  const times: number[] = [];
  for (let run = -2; run < RUNS; run += 1) {
    await post();
    const before = process.threadCpuUsage();
    await shop.ask(suggestionsQuery, {});
    const { user, system } = process.threadCpuUsage(before);
    if (run >= 0) times.push((user + system) / 1_000);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
}
