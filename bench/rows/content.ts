import { gzipSync } from 'node:zlib';
import { predictCommand, predictorQuery, suggestionsQuery } from '@bizboost/core';
import { createPredictor } from '@bizboost/core/predict';
import { learn } from '../../packages/core/src/capabilities/content/advice/advice-model.ts';
import { measure } from '../../scripts/bundle-size.mjs';
import { durationRow, msText, numberText, type Bench, type BenchRow } from '../row.ts';
import { inTurns } from '../sample.ts';
import { pageWith, postsOf, type Page } from '../world/page.ts';

const POSTS = 100_000;
const TRAINING = 10_000;
const NEWEST = 5_000;
const RUNS = 15;
const CALLS = 100;
const DRAFT = {
  channel: 'facebook',
  media: 'image',
  caption: 'word4 word19 and word300, which one is yours? word2 word77 word5000 word12 #sale',
} as const;

/** What advice on content takes, and what of it runs while someone types. */
export const content: Bench = {
  title: `content: advice for a business of ${numberText(POSTS)} posts`,
  method: `Posts of some twenty words in the memory adapter, advice drawn from the newest ${numberText(NEWEST)}. **Cold**: \`ask\` after one more post, the model kept. **Warm**: the same again. **A prediction**: \`act(predictCommand)\` of a draft of thirteen words, with what would help. **Training**: all that is learned of ${numberText(NEWEST)} of ${numberText(TRAINING)} posts, its track record replayed. Processor time, medians of ${RUNS}, training of 5; of what takes less than a millisecond the best of ${RUNS}.`,
  async run() {
    const page = await pageWith(POSTS);
    const cold = await coldly(page);
    const warm = await each(() => page.shop.ask(suggestionsQuery, {}));
    const predicted = await each(() => page.shop.act(predictCommand, DRAFT));
    const { predictor } = await page.shop.ask(predictorQuery, {});
    const text = JSON.stringify(predictor);
    const [loaded] = await inTurns([() => createPredictor(JSON.parse(text))], { runs: 5, isProcessorTime: true });
    const inPage = createPredictor(predictor);
    const foretold = await each(() => inPage.predict(DRAFT, page.clock.now()));
    const { firstLoad } = await measure('packages/core/src/predict.ts');
    const training = postsOf(TRAINING, page.clock.now()).slice(-NEWEST);
    const [trained] = await inTurns([() => learn(training, async () => {})], {
      runs: 5,
      warmUp: 1,
      isProcessorTime: true,
    });
    return [
      durationRow('suggestions, cold', cold, 500),
      durationRow('suggestions, warm', warm, 20),
      durationRow('a prediction, asked of the engine', predicted, 1),
      durationRow('a prediction in the page', foretold, 1),
      durationRow('training', trained?.p50 ?? NaN, 2_000),
      sizeRow('code that predicts in the page, gzip', firstLoad.bytes, 17),
      {
        name: 'what it predicts from, gzip',
        measured: kBText(gzipSync(text).length),
        beside: kBText(text.length),
        ratio: gzipSync(text).length / text.length,
      },
      {
        name: 'made ready in the page',
        measured: msText(loaded?.p50 ?? NaN),
        beside: msText(foretold),
        ratio: (loaded?.p50 ?? NaN) / foretold,
      },
    ];
  },
};

/** Of many calls one after the other, the time of one: the best run, since processor time is told too coarsely for them. */
async function each(call: () => unknown): Promise<number> {
  const many = async (): Promise<void> => {
    for (let index = 0; index < CALLS; index += 1) await call();
  };
  const [spread] = await inTurns([many], { runs: RUNS });
  return (spread?.best ?? NaN) / CALLS;
}

function sizeRow(name: string, bytes: number, mostKB: number): BenchRow {
  const kB = bytes / 1_000;
  return { name, measured: kBText(bytes), beside: `${mostKB} kB limit`, ratio: kB / mostKB, limit: { atMost: 1 } };
}

function kBText(bytes: number): string {
  return `${numberText(bytes / 1_000)} kB`;
}

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
