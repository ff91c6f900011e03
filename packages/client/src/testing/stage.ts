import type { Snapshot } from '@bizboost/core/contract';
import type { AnswerOf } from '@bizboost/core/contract';
import { afterEach, beforeEach, vi } from 'vitest';
import { createClient } from '../client.ts';
import type { AnalyticsClient, ClientOptions } from '../options.ts';
import type { PageEvent } from '../page.ts';
import { countQuery } from './counting.ts';
import { createFakeClock, type FakeClock } from '@bizboost/core/testing';
import { startScriptedServer, type ScriptedServer } from './scripted-server.ts';
import { until } from './until.ts';

/** A page whose visibility and network a test moves. */
export interface FakePage {
  visible: boolean;
  online: boolean;
  isVisible(): boolean;
  isOnline(): boolean;
  listen(listener: (event: PageEvent) => void): () => void;
  set(change: { readonly visible?: boolean; readonly online?: boolean }, event?: PageEvent): void;
  listeners(): number;
}

export function createFakePage(): FakePage {
  const listeners = new Set<(event: PageEvent) => void>();
  const page: FakePage = {
    visible: true,
    online: true,
    isVisible: () => page.visible,
    isOnline: () => page.online,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(change, event = 'changed') {
      Object.assign(page, change);
      for (const listener of listeners) listener(event);
    },
    listeners: () => listeners.size,
  };
  return page;
}

export type Seen = Snapshot<AnswerOf<typeof countQuery>>;

/** Someone who watches a count and remembers all that was said. */
export interface Watcher {
  readonly seen: readonly Seen[];
  now(): Seen;
  leave(): void;
  readonly completed: () => boolean;
}

/** Server, clock, page and clients of one test. */
export interface Stage {
  readonly server: ScriptedServer;
  readonly clock: FakeClock;
  readonly page: FakePage;
  client(options?: Partial<ClientOptions>): AnalyticsClient;
  watch(client: AnalyticsClient, of?: string): Watcher;
  /** Lets a moment pass, in which questions gather and go out, then waits until it holds. */
  wait(what: () => unknown): Promise<void>;
  /** Lets time pass until the watcher's link tries again. */
  nextTry(watcher: Watcher): Promise<void>;
}

/** A fresh stage for every test of the file. Everything on it ends with the test. */
export function stageForEach(): Stage {
  // A busy machine is no failure.
  vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });
  const clients: AnalyticsClient[] = [];
  const stage = {} as { -readonly [Part in keyof Stage]: Stage[Part] };
  beforeEach(async () => {
    stage.server = await startScriptedServer();
    stage.clock = createFakeClock(Date.parse('2026-03-02T12:00:00Z'));
    stage.page = createFakePage();
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await stage.clock.advance(5_000);
    await stage.server.down();
  });
  stage.client = (options) => {
    const { clock, page, server } = stage;
    const client = createClient({
      url: server.url,
      business: 'shop-1',
      clock,
      page,
      random: half,
      sharing: false,
      ...options,
    });
    clients.push(client);
    return client;
  };
  stage.watch = watchCount;
  stage.wait = async (what) => {
    await stage.clock.advance(20);
    await until(() => Boolean(what()));
  };
  stage.nextTry = async (watcher) => {
    const retryAt = await until(() => watcher.now().retryAt);
    await stage.clock.advance(retryAt - stage.clock.now());
  };
  return stage;
}

const half = (): number => 0.5;

function watchCount(client: AnalyticsClient, of = 'a'): Watcher {
  const seen: Seen[] = [];
  let isComplete = false;
  const subscription = client
    .watch(countQuery, { of })
    .subscribe({ next: (one) => seen.push(one), complete: () => (isComplete = true) });
  return { seen, now: () => seen.at(-1)!, leave: () => subscription.unsubscribe(), completed: () => isComplete };
}
