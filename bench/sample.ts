/** What many samples come to, in the unit they were taken in. */
export interface Spread {
  readonly p50: number;
  /** Nearest rank: with fewer than a hundred samples it is the worst. */
  readonly p99: number;
  readonly best: number;
}

/** Runs a task over and over; each run is one sample, in milliseconds. */
export async function sampled(task: () => unknown, runs: number, warmUp = Math.ceil(runs / 10)): Promise<Spread> {
  const samples: number[] = [];
  for (let run = -warmUp; run < runs; run += 1) {
    const ms = await msOf(task);
    if (run >= 0) samples.push(ms);
  }
  return spreadOf(samples);
}

/**
 * Several tasks in turns, so that whatever else the machine does falls on all of them.
 * @returns their times in milliseconds, in order
 */
export async function inTurns(
  tasks: readonly (() => unknown)[],
  runs: number,
  warmUp = 2,
): Promise<readonly Spread[]> {
  const samples: number[][] = tasks.map(() => []);
  for (let run = -warmUp; run < runs; run += 1) {
    for (const [index, task] of tasks.entries()) {
      const ms = await msOf(task);
      if (run >= 0) samples[index]?.push(ms);
    }
  }
  return samples.map(spreadOf);
}

async function msOf(task: () => unknown): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

/** Throws where there are no samples. */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b);
  const [best] = sorted;
  if (best === undefined) throw new Error('Expected samples, got none: nothing was measured.');
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? best;
  return { p50: at(0.5), p99: at(0.99), best };
}
