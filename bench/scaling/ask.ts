import type { ClickHouseAdapter } from '@bizboost/adapters/clickhouse';
import { createAnalytics, systemClock, type BusinessId, type Clock, type Fact } from '@bizboost/core';
import { EVENING } from './business-day.ts';
import type { CountedClient } from './counted-client.ts';
import type { CountedLine } from './counted-line.ts';
import { total, usageOf, type Usage } from './usage.ts';

const PROFILE = { name: 'Shop', timezone: 'Africa/Lusaka', currency: 'ZMW' } as const;
const WRITERS = 4;

/** Servers, and what is counted on the way to them and between them. */
export interface Watched {
  readonly pids: readonly number[];
  readonly clients: readonly CountedClient[];
  readonly lines: readonly CountedLine[];
}

/** Live answers that nobody had asked for before. All figures but the usage are for one of them. */
export interface Answers {
  readonly usage: Usage;
  readonly count: number;
  readonly bestMs: number;
  readonly statements: number;
  /** Of statements and answers, between this process and the servers. */
  readonly bytesAsked: number;
  /** Among the servers. */
  readonly bytesBetween: number;
}

/** Asks for a month of each business, one after the other. */
export async function ask(
  { pids, clients, lines }: Watched,
  adapter: ClickHouseAdapter,
  businesses: readonly BusinessId[],
): Promise<Answers> {
  const clock: Clock = { now: () => EVENING, schedule: patiently };
  const counted = (): readonly [statements: number, asked: number, between: number] => [
    total(clients.map(({ statements }) => statements)),
    total(clients.map(({ bytes }) => bytes)),
    total(lines.map(({ bytes }) => bytes)),
  ];
  const before = counted();
  let bestMs = Infinity;
  const usage = await usageOf(pids, async () => {
    for (const business of businesses) {
      const began = performance.now();
      // An engine of its own remembers nothing.
      const { revenue } = await createAnalytics({ adapter, clock }).for(business, PROFILE).live({ period: 'month' });
      bestMs = Math.min(bestMs, performance.now() - began);
      if (revenue.total_revenue === 0) throw new Error(`Expected ${business} to have sold something.`);
    }
  });
  const count = businesses.length;
  const [statements, bytesAsked, bytesBetween] = counted().map(
    (now, index) => (now - (before[index] ?? 0)) / count,
  ) as [number, number, number];
  return { usage, count, bestMs, statements, bytesAsked, bytesBetween };
}

/** Keeps facts that are new. */
export async function keep(adapter: ClickHouseAdapter, business: BusinessId, facts: readonly Fact[]): Promise<void> {
  const { newFacts } = await adapter.write(business, { facts, states: [], reattributed: [] });
  if (newFacts.includes(false)) throw new Error(`Expected all facts of ${business} to be new.`);
}

/** Some at once, as several processes would. */
export async function severalAtOnce<T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) await work(items[index] as T, index);
  };
  await Promise.all(Array.from({ length: WRITERS }, worker));
}

/** Limits of time are for real clusters: here two cores do the work of all servers. */
const patiently: Clock['schedule'] = (delayMs, task) => systemClock.schedule(20 * delayMs, task);
