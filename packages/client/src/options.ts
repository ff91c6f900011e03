import type { AnalyticsSource, BizBoostError, Clock, LinkStatus } from '@bizboost/core/contract';
import type { ClientLimits } from './limits.ts';
import type { Page } from './page.ts';
import type { Tabs } from './tabs.ts';

/** A token, or what gives one: called anew for every attempt, so that an expired one is replaced. */
export type TokenSource = string | (() => string | Promise<string>);

/** Where the answers are, and who asks for them. Only `url` must be given. */
export interface ClientOptions {
  /** The base URL, e.g. `https://shop.example/bizboost`; relative ones are resolved against the page. */
  readonly url: string | URL;
  /** Goes out as `Authorization: Bearer` and nowhere else. */
  readonly token?: TokenSource | undefined;
  /** Open mode only: the business, where there is no token to name it. */
  readonly business?: string | undefined;
  /** Default: the platform's. Clients with different ones share no stream. */
  readonly fetch?: typeof fetch | undefined;
  /** Default: the machine's own. */
  readonly clock?: Clock | undefined;
  /** Numbers in [0, 1) that spread retries. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /**
   * Whether tabs of one origin share one stream, between equal identities only. Default: where Web Locks and BroadcastChannel
   * are to be had, there is a token or a business to know the identity by, and `fetch` is the platform's. `false` for never;
   * an object in place of the platform's own.
   */
  readonly sharing?: boolean | Tabs | undefined;
  /** Whether the page can be seen and has a network. Default: the current document; in Node always both. */
  readonly page?: Page | undefined;
  readonly limits?: Partial<ClientLimits> | undefined;
}

/** How a client is doing, beside what its watchers are told. */
export interface ClientStatus {
  readonly link: LinkStatus | 'idle';
  readonly error?: BizBoostError | undefined;
  /** How many times in a row connecting has failed. */
  readonly attempt: number;
  /** When the next try is, ms UTC. */
  readonly retryAt?: number | undefined;
  /** Whether this page holds the stream (`leader`), hears it from another tab (`follower`), or neither. */
  readonly role: 'alone' | 'leader' | 'follower';
  /** Messages that were not what the contract says, since the stream was first opened. */
  readonly badMessages: number;
  /** The addresses that are watched on this page with this identity. */
  readonly asks: readonly string[];
}

/** An `AnalyticsSource` over HTTP. Any number of them on a page share one stream where they are the same to the server. */
export interface AnalyticsClient extends AnalyticsSource {
  notes(): ReturnType<NonNullable<AnalyticsSource['notes']>>;
  /** Tries again at once, with a fresh token, also after a refusal. Harmless when live. */
  reconnect(): void;
  status(): ClientStatus;
  /** Completes its watches and ends its requests; the stream ends with the last client that uses it. Calling it twice is harmless. */
  close(): void;
}
