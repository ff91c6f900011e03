import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { FuzzedServer } from './fuzzed-server.ts';
import { TARGETS } from './targets.ts';

/** What is kept between two of them must not grow: the store of each round is let go. */
const ROUND = 5_000;
/** How much more may be held after a round than after the first. */
const MOST_GROWTH_BYTES = 64 * 2 ** 20;

export interface FuzzOptions {
  /** Inputs in all, shared among the targets. */
  readonly count: number;
  readonly seed: number;
  /** One target alone. */
  readonly only?: string | undefined;
  readonly onRound?: (line: string) => void;
}

export interface FuzzFigures {
  readonly inputs: number;
  readonly seconds: number;
  /** After a collection, at the end, beyond what was held after the first round. */
  readonly grownBytes: number;
}

/**
 * Sends that many inputs. Rejects at the first that breaks a rule, made as small as can be, with the command that finds it again.
 */
export async function runFuzz({ count, seed, only, onRound = () => undefined }: FuzzOptions): Promise<FuzzFigures> {
  const names = only === undefined ? Object.keys(TARGETS) : [only];
  const whole = names.reduce((sum, name) => sum + targetOf(name).share, 0);
  const start = performance.now();
  let inputs = 0;
  let heldAtFirst: number | undefined;
  let grownBytes = 0;
  for (const name of names) {
    const share = Math.ceil((count * targetOf(name).share) / whole);
    for (let done = 0; done < share; done += ROUND) {
      const round = Math.min(ROUND, share - done);
      await runRound(name, seed + done, round);
      inputs += round;
      const held = heldBytes();
      heldAtFirst ??= held;
      grownBytes = held - heldAtFirst;
      onRound(`${name}: ${done + round} of ${share}, ${Math.round(held / 2 ** 20)} MiB held`);
      if (grownBytes > MOST_GROWTH_BYTES) throw new Error(`${name} left ${grownBytes} bytes behind.`);
    }
  }
  return { inputs, seconds: (performance.now() - start) / 1000, grownBytes };
}

async function runRound(name: string, seed: number, numRuns: number): Promise<void> {
  const server = await FuzzedServer.start();
  try {
    await fc.assert(targetOf(name).property(server), { seed, numRuns, includeErrorInReport: true });
    await server.checkAlive();
  } catch (error) {
    throw new Error(`npm run fuzz -- --target ${name} --seed ${seed} --count ${numRuns}\n${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    await server.close();
  }
}

function targetOf(name: string): (typeof TARGETS)[string] {
  const target = TARGETS[name];
  if (target === undefined)
    throw new Error(`There is no target "${name}". There are: ${Object.keys(TARGETS).join(', ')}.`);
  return target;
}

function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
