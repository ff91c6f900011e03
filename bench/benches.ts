import type { Bench } from './row.ts';

/** Every bench by the name it is asked for, in the order they run. Loaded one by one: each runs in a process of its own. */
export const benches = {
  cache: async () => (await import('./rows/cached-answer.ts')).cachedAnswer,
  callers: async () => (await import('./rows/one-computation.ts')).oneComputation,
  refresh: async () => (await import('./rows/refresh.ts')).refresh,
  live: async () => (await import('./rows/cold-answer.ts')).coldAnswer,
  ingest: async () => (await import('./rows/ingest.ts')).ingest,
  embedded: async () => (await import('./rows/embedded.ts')).embedded,
  stores: async () => (await import('./rows/stores.ts')).stores,
  'fan-out': async () => (await import('./rows/fan-out.ts')).fanOut,
  http: async () => (await import('./rows/http.ts')).http,
  throughput: async () => (await import('./rows/throughput.ts')).throughput,
  start: async () => (await import('./rows/start.ts')).start,
  content: async () => (await import('./rows/content.ts')).content,
  day: async () => (await import('./rows/replayed-day.ts')).replayedDay,
  size: async () => (await import('./rows/size.ts')).size,
  paint: async () => (await import('./rows/largest-paint.ts')).largestPaint,
  pixel: async () => (await import('./rows/event-to-pixel.ts')).eventToPixel,
  crowd: async () => (await import('./rows/crowd-to-pixel.ts')).crowdToPixel,
  busy: async () => (await import('./rows/busy-page.ts')).busyPage,
} satisfies Record<string, () => Promise<Bench>>;

export type BenchName = keyof typeof benches;

export const benchNames = Object.keys(benches) as readonly BenchName[];

/** Those that load what `npm run build` makes. */
export const inBrowser: readonly BenchName[] = ['paint', 'pixel', 'crowd', 'busy', 'embedded', 'start'];

/** Those that take so long that they run only when they are asked for. */
export const onlyAskedFor: readonly BenchName[] = ['embedded'];

export function isBenchName(name: string | undefined): name is BenchName {
  return benchNames.some((one) => one === name);
}
