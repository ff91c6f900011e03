import { BizBoostError, systemClock } from '@bizboost/core/contract';
import { createAsking } from './asking.ts';
import { defaultLimits } from './limits.ts';
import { createMembership, type Membership } from './membership.ts';
import type { AnalyticsClient, ClientOptions, ClientStatus } from './options.ts';
import { currentPage, type Page } from './page.ts';
import { currentTabs, type Tabs } from './tabs.ts';
import { watchNotes, watchQuestion } from './watch.ts';
import type { World } from './world.ts';

/**
 * An `AnalyticsSource` over HTTP. Nothing is sent before something is asked or watched. All clients of a page that are the
 * same to the server share one stream, and where they can, so do all tabs.
 * Throws `invalid_input` for an address that is none.
 */
export function createClient(options: ClientOptions): AnalyticsClient {
  const world = worldOf(options);
  const membership = createMembership(world, options.token);
  const asking = createAsking(world, membership.token);
  return {
    ask: asking.ask,
    act: asking.act,
    watch: (query, params) => watchQuestion(membership, query, params),
    notes: () => watchNotes(membership),
    reconnect: membership.reconnect,
    status: () => statusOf(membership),
    close() {
      membership.close();
      asking.close();
    },
  };
}

function statusOf(membership: Membership): ClientStatus {
  const hub = membership.hub();
  const { link, error, attempt, retryAt } = membership.link();
  return {
    link: membership.isIdle() ? 'idle' : link,
    error,
    attempt,
    retryAt,
    role: hub?.role() ?? 'alone',
    badMessages: hub?.badMessages() ?? 0,
    asks: hub?.asks() ?? [],
  };
}

// One object each for all clients without their own: they share a stream.
const platformFetch: typeof fetch = (input, init) => globalThis.fetch(input, init);
let platformPage: Page | undefined;
let platformTabs: Tabs | undefined;

function worldOf(options: ClientOptions): World {
  const { business, token, fetch = platformFetch, clock = systemClock, random = Math.random } = options;
  const hasIdentity = (token ?? business) !== undefined && options.fetch === undefined;
  return {
    baseUrl: baseUrlOf(options.url),
    business,
    fetch,
    clock,
    random,
    page: options.page ?? (platformPage ??= currentPage()),
    tabs: tabsOf(options.sharing ?? hasIdentity),
    limits: { ...defaultLimits, ...options.limits },
  };
}

function tabsOf(sharing: boolean | Tabs): Tabs | undefined {
  if (typeof sharing === 'object') return sharing;
  return sharing ? (platformTabs ??= currentTabs()) : undefined;
}

function baseUrlOf(given: string | URL): string {
  const base = typeof document === 'undefined' ? undefined : document.baseURI;
  const url = URL.canParse(String(given), base) ? new URL(given, base) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    const expected = 'an http or https address without a user and password';
    throw new BizBoostError(
      'invalid_input',
      `Expected \`url\` to be ${expected}, such as "https://shop.example/bizboost".`,
      { path: '/url', expected },
    );
  }
  return `${url.origin}${url.pathname.replace(/^(.*[^/])?\/*$/, '$1')}/`;
}
