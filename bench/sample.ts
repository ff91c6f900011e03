/** What many samples come to, in the unit they were taken in. */
export interface Spread {
  readonly p50: number;
  /** Nearest rank: with fewer than a hundred samples it is the worst. */
  readonly p99: number;
  /** What the others took beyond it is what else the machine did. */
  readonly best: number;
}

export interface TurnOptions {
  readonly runs: number;
  /** Runs before, which do not count. Default 2. */
  readonly warmUp?: number;
  /** So that no task pays for what another left behind. Default false: it takes long, and a real process does not do it either. */
  readonly isHeapCleared?: boolean;
  /** Counts the thread's processor time instead of the clock's: for what takes so long that others of the machine are sure to come between. */
  readonly isProcessorTime?: boolean;
}

/**
 * Several tasks in turns, so that whatever else the machine does falls on all of them.
 * @returns their times in milliseconds, in order
 */
export async function inTurns(
  tasks: readonly (() => unknown)[],
  { runs, warmUp = 2, isHeapCleared = false, isProcessorTime = false }: TurnOptions,
): Promise<readonly Spread[]> {
  const samples: number[][] = tasks.map(() => []);
  const nowMs = isProcessorTime ? processorMs : () => performance.now();
  for (let run = -warmUp; run < runs; run += 1) {
    for (const [index, task] of tasks.entries()) {
      if (isHeapCleared) collectGarbage();
      const start = nowMs();
      await task();
      const ms = nowMs() - start;
      if (run >= 0) samples[index]?.push(ms);
    }
  }
  return samples.map(spreadOf);
}

function collectGarbage(): void {
  const { gc } = globalThis as { gc?: () => void };
  if (gc === undefined) throw new Error('Expected node to run with --expose-gc, as run.ts starts it.');
  gc();
}

/** Of this thread, as a program and in the kernel. */
function processorMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Throws where there are no samples. */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b);
  const [best] = sorted;
  if (best === undefined) throw new Error('Expected samples, got none: nothing was measured.');
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? best;
  return { p50: at(0.5), p99: at(0.99), best };
}
