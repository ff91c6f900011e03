/** Takes samples and reads them. Times are in milliseconds. */

export interface Timing {
  readonly p50: number;
  readonly p99: number;
  readonly best: number;
  readonly mean: number;
}

/** Runs `task` after a warm-up of a tenth; each run is one sample. */
export async function timed(task: () => unknown, { runs = 30, warmUp = Math.ceil(runs / 10) } = {}): Promise<Timing> {
  for (let run = 0; run < warmUp; run += 1) await task();
  const samples: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await task();
    samples.push(performance.now() - start);
  }
  return timingOf(samples);
}

/**
 * Two tasks in turns, so that whatever else the machine does falls on both.
 * @returns their timings, in order.
 */
export async function inTurns(ours: () => unknown, peer: () => unknown, runs = 15): Promise<readonly [Timing, Timing]> {
  const samples: [number[], number[]] = [[], []];
  for (let run = -2; run < runs; run += 1) {
    for (const [index, task] of [ours, peer].entries()) {
      const start = performance.now();
      await task();
      if (run >= 0) samples[index as 0 | 1].push(performance.now() - start);
    }
  }
  return [timingOf(samples[0]), timingOf(samples[1])];
}

export function timingOf(samples: readonly number[]): Timing {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return {
    p50: at(0.5),
    p99: at(0.99),
    best: sorted[0] ?? NaN,
    mean: sorted.reduce((sum, one) => sum + one, 0) / sorted.length,
  };
}
