// npm run fuzz -- [--count N] [--seed N] [--target NAME]: hostile inputs for everything that takes any. Default 50,000 with a new seed, which is printed.
import { parseArgs } from 'node:util';
import { runFuzz } from './fuzz/run-fuzz.ts';

const { values } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' }, target: { type: 'string' } },
});
const count = Number(values.count ?? 50_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);

console.log(`Seed ${seed}.`);
const { inputs, seconds, grownBytes } = await runFuzz({
  count,
  seed,
  only: values.target,
  onRound: (line) => console.log(line),
});
console.log(
  `${inputs.toLocaleString('en')} inputs in ${seconds.toFixed(0)} s: no crash, none over 1 s, every refusal with its field; ${(grownBytes / 2 ** 20).toFixed(1)} MiB more held than after the first round.`,
);
