/** How much is asked in one world, so that a seed always means the same. */
export const QUESTIONS_PER_WORLD = 100;

const { BIZBOOST_SEED: seed = '1', BIZBOOST_QUESTIONS: questions = '200' } = process.env;

/** Of the worlds of this run; more questions are more worlds. */
export const seeds: readonly number[] = Array.from(
  { length: Math.ceil(Number(questions) / QUESTIONS_PER_WORLD) },
  (_, index) => Number(seed) + index,
);

/** What it takes to see a difference again. */
export function again(seedOfWorld: number, asked: object): string {
  const flags = `--seed ${seedOfWorld} --questions ${QUESTIONS_PER_WORLD}`;
  return `To see it again: npm run test:adapters -- ${flags} differential\n${JSON.stringify(asked)}`;
}
