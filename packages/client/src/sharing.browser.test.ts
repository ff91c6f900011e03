import type { Clock } from '@bizboost/core/contract';
import { systemClock } from '@bizboost/core/contract';
import { expect } from '@open-wc/testing';
import { createClient, currentPage, type ClientOptions } from './index.ts';
import { count, countPatch } from './testing/counting.ts';
import { createPageServer, type PageServer } from './testing/page-server.ts';
import type { TabWindow } from './testing/tab.ts';

let server: PageServer;
let business = '';
let frames: HTMLIFrameElement[] = [];

beforeEach(() => {
  server = createPageServer();
  // Locks and channels outlive a test: each has tabs of its own.
  business = `shop-${crypto.randomUUID()}`;
  frames = [];
});

afterEach(() => frames.forEach((frame) => frame.remove()));

/** A frame of this origin: its own realm, module graph and client, as another tab would have. */
async function openTab(
  options: Partial<ClientOptions> = {},
): Promise<{ frame: HTMLIFrameElement } & ReturnType<TabWindow['openClient']>> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<script type="module" src="${new URL('./testing/tab.ts', import.meta.url).href}"></script>`;
  document.body.append(frame);
  frames.push(frame);
  // All modules of the client, eight times over, on a machine that may be busy with two more browsers.
  const tab = await until(
    () => (frame.contentWindow as TabWindow | null)?.openClient && (frame.contentWindow as TabWindow),
    20_000,
  );
  return { frame, ...tab.openClient({ url: '/bizboost', business, fetch: server.fetch, sharing: true, ...options }) };
}

async function until<T>(what: () => T | undefined | false, patienceMs = 5_000): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const value = what();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Says to a frame's page that it is in sight, or not: one of several tabs in a window would hear the same. */
function setVisible(frame: HTMLIFrameElement, isVisible: boolean): void {
  const page = frame.contentDocument as Document;
  Object.defineProperty(page, 'visibilityState', { value: isVisible ? 'visible' : 'hidden', configurable: true });
  page.dispatchEvent(new Event('visibilitychange'));
}

/** The machine's clock, which can be stopped: a tab that is frozen runs no timer, so nobody hears of it. */
function stoppableClock(): { readonly clock: Clock; freeze(): void; thaw(): void } {
  const held = new Set<() => void>();
  let isFrozen = false;
  const clock: Clock = {
    now: systemClock.now,
    schedule(delayMs, task) {
      const due = (): void => (isFrozen ? void held.add(task) : task());
      const cancel = systemClock.schedule(delayMs, due);
      return () => {
        cancel();
        held.delete(task);
      };
    },
  };
  return {
    clock,
    freeze: () => void (isFrozen = true),
    thaw() {
      isFrozen = false;
      for (const task of held) task();
      held.clear();
    },
  };
}

describe('tabs of one origin', () => {
  it('hear one stream (row 50)', async () => {
    const [first, second] = [await openTab(), await openTab()];
    const answers = [first.watch('a'), second.watch('a')];
    await until(() => answers.every((last) => last().link === 'live'));

    server.streams.at(-1)!.send('answer', { ask: 'count/a', revision: 'r1', data: count(1) });
    server.streams.at(-1)!.send('patch', countPatch('count/a', 1, 2));

    await until(() => answers.every((last) => last().answer?.n === 2));
    expect(server.openStreams()).to.equal(1);
    expect([first, second].map(({ client }) => client.status().role).sort()).to.deep.equal(['follower', 'leader']);
  });

  it('go on within 5 s when the one that holds the stream is closed (row 50)', async () => {
    const first = await openTab();
    const firstAnswer = first.watch('a');
    await until(() => firstAnswer().link === 'live');
    server.streams[0]!.send('answer', { ask: 'count/a', revision: 'r1', data: count(1) });
    const second = await openTab();
    const answer = second.watch('a');
    await until(() => answer().answer?.n === 1);

    first.frame.remove();

    await until(() => server.streams.length === 2);
    expect(server.streams[1]!.asks).to.deep.equal([{ ask: 'count/a', have: 'r1' }]);
    server.streams[1]!.send('patch', countPatch('count/a', 1, 2));
    await until(() => answer().answer?.n === 2);
  });

  it('hand the stream to one in sight when the one that holds it is hidden for longer than a glance', async () => {
    const limits = { hiddenMs: 40 };
    const first = await openTab({ limits });
    const firstAnswer = first.watch('a');
    await until(() => firstAnswer().link === 'live');
    server.streams[0]!.send('answer', { ask: 'count/a', revision: 'r1', data: count(1) });
    const second = await openTab({ limits });
    const secondAnswer = second.watch('a');
    await until(() => secondAnswer().answer?.n === 1);

    setVisible(first.frame, false);

    await until(() => second.client.status().role === 'leader' && server.streams.length === 2);
    await until(() => server.openStreams() === 1);
    expect(firstAnswer()).to.include({ link: 'paused' });
    server.streams[1]!.send('patch', countPatch('count/a', 1, 2));
    await until(() => secondAnswer().answer?.n === 2);
    expect(firstAnswer().answer?.n).to.equal(1);

    setVisible(first.frame, true);

    await until(() => firstAnswer().answer?.n === 2 && firstAnswer().link === 'live');
    expect([first.client.status().role, server.openStreams()]).to.deep.equal(['follower', 1]);
  });

  it('take the stream from one that has been silent too long, as a frozen one is, which follows when it wakes', async () => {
    const limits = { leaderBeatMs: 30, leaderSilenceMs: 400 };
    const { clock, freeze, thaw } = stoppableClock();
    const first = await openTab({ limits, clock });
    const firstAnswer = first.watch('a');
    await until(() => firstAnswer().link === 'live');
    server.streams[0]!.send('answer', { ask: 'count/a', revision: 'r1', data: count(1) });
    const second = await openTab({ limits });
    const secondAnswer = second.watch('a');
    await until(() => secondAnswer().answer?.n === 1);

    freeze();

    await until(() => second.client.status().role === 'leader' && server.streams.length === 2);
    server.streams[1]!.send('patch', countPatch('count/a', 1, 2));
    await until(() => secondAnswer().answer?.n === 2);

    thaw();

    await until(() => firstAnswer().answer?.n === 2 && server.openStreams() === 1);
    expect([first, second].map(({ client }) => client.status().role)).to.deep.equal(['follower', 'leader']);
    // Its clock is this page's, and would go on without the frame.
    first.client.close();
  });

  it('close the stream when nobody watches any more', async () => {
    const tab = await openTab();
    const answer = tab.watch('a');
    await until(() => answer().link === 'live');

    tab.client.close();

    await until(() => server.openStreams() === 0);
  });

  it('are eight and still one stream (row 50)', async () => {
    const tabs = await Promise.all(Array.from({ length: 8 }, openTab));
    const answers = tabs.map((tab) => tab.watch('a'));

    await until(() => answers.every((last) => last().link === 'live'));

    expect(server.openStreams()).to.equal(1);
  });
});

describe('a page', () => {
  it('is seen and online, and is listened to only while somebody watches', async () => {
    const page = currentPage();
    const events: string[] = [];
    const stop = page.listen((event) => events.push(event));

    document.dispatchEvent(new Event('visibilitychange'));
    document.dispatchEvent(new Event('resume'));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    window.dispatchEvent(new Event('offline'));
    stop();
    window.dispatchEvent(new Event('online'));

    expect(events).to.deep.equal(['changed', 'woken', 'woken', 'left', 'changed']);
    expect(page.isVisible()).to.equal(document.visibilityState === 'visible');
    expect(page.isOnline()).to.equal(navigator.onLine);
  });

  it('resolves a relative address, and sends no token to anywhere but the header', async () => {
    const seen: [string, string | null][] = [];
    const fetchSeen: typeof fetch = async (input, init) => {
      seen.push([String(input), new Headers(init?.headers).get('authorization')]);
      return server.fetch(input, init);
    };
    const client = createClient({ url: './shop/../bizboost/', token: 'secret', fetch: fetchSeen });
    const subscription = client.notes().subscribe();

    await until(() => seen.length === 1);

    expect(seen).to.deep.equal([[new URL('bizboost/stream', document.baseURI).href, 'Bearer secret']]);
    subscription.unsubscribe();
    client.close();
  });
});
