import type { Clock } from '@bizboost/core/contract';
import type { ClientLimits } from './limits.ts';
import type { Page } from './page.ts';
import type { Tabs } from './tabs.ts';

/** How a client reaches the server and the world. Clients that differ in it share nothing. */
export interface World {
  /** Ends with a slash. */
  readonly baseUrl: string;
  readonly business?: string | undefined;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: () => number;
  readonly page: Page;
  readonly tabs?: Tabs | undefined;
  readonly limits: ClientLimits;
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

function numberOf(thing: object | undefined): number {
  if (thing === undefined) return 0;
  const known = numbers.get(thing) ?? ++lastNumber;
  numbers.set(thing, known);
  return known;
}

/** Equal for worlds in which one stream serves both. */
export function worldKeyOf({ baseUrl, fetch, clock, random, page, tabs, limits }: World): string {
  const things = [fetch, clock, random, page, tabs].map(numberOf).join('.');
  return `${baseUrl}\n${things}\n${Object.values(limits).join('.')}`;
}

/** Whether a server at this address is reached without any network. */
export function isLoopback(baseUrl: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(baseUrl).hostname);
}
