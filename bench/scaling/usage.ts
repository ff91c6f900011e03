import { readFileSync } from 'node:fs';

/** Of every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Processor time of a process so far, in milliseconds. */
export function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * (1_000 / TICKS_PER_SECOND);
}

/** What a process is made of now: how many threads, or the most memory it ever had, in KiB. */
export function statusOf(pid: number, name: 'Threads' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1]);
}

/** What some work took. */
export interface Usage {
  readonly wallMs: number;
  /** Processor time of each server, in their order, in milliseconds. */
  readonly servers: readonly number[];
  /** The same of this process. */
  readonly own: number;
}

export async function usageOf(pids: readonly number[], work: () => Promise<unknown>): Promise<Usage> {
  const before = pids.map(processorMs);
  const ownBefore = ownProcessorMs();
  const began = performance.now();
  await work();
  const wallMs = performance.now() - began;
  return {
    wallMs,
    servers: pids.map((pid, index) => processorMs(pid) - (before[index] ?? 0)),
    own: ownProcessorMs() - ownBefore,
  };
}

export const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

function ownProcessorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
