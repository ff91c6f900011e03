import { beforeEach, describe, expect, it } from 'vitest';
import type { AnalyticsClient, ClientOptions } from './options.ts';
import { count, countPatch, countQuery } from './testing/counting.ts';
import { createFakeBrowser, type FakeTab } from './testing/fake-tabs.ts';
import { json, problem } from './testing/scripted-server.ts';
import { createFakePage, stageForEach, type FakePage, type Watcher } from './testing/stage.ts';
import { settled, until } from './testing/until.ts';

const stage = stageForEach();
let browser = createFakeBrowser();

beforeEach(() => {
  browser = createFakeBrowser();
});

interface Tab {
  readonly tab: FakeTab;
  readonly page: FakePage;
  readonly client: AnalyticsClient;
  watch(of?: string): Watcher;
}

function openTab(options: Partial<ClientOptions> = {}): Tab {
  const tab = browser.openTab();
  const page = createFakePage();
  const client = stage.client({ page, fetch: tab.fetch, sharing: tab.tabs, ...options });
  return { tab, page, client, watch: (of) => stage.watch(client, of) };
}

/** Lets time pass in beats, so that tabs hear each other as they would. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 500) {
    await stage.clock.advance(500);
    await settled();
  }
}

/** Two tabs that watch the same; the first one leads. */
async function twoTabs(): Promise<{ leader: Tab; follower: Tab; watchers: [Watcher, Watcher] }> {
  const leader = openTab();
  const first = leader.watch();
  await stage.wait(() => first.now().link === 'live');
  stage.server.stream().answer('count/a', 'r1', count(1));
  await until(() => first.now().answer);
  const follower = openTab();
  const second = follower.watch();
  await stage.wait(() => second.now().answer);
  return { leader, follower, watchers: [first, second] };
}

describe('tabs that share', () => {
  it('hold one stream, and all hear it', async () => {
    const { leader, follower, watchers } = await twoTabs();
    expect(watchers.map((watcher) => watcher.now())).toEqual(
      [1, 2].map(() => ({ answer: count(1), link: 'live', attempt: 0 })),
    );

    stage.server.stream().send('patch', countPatch('count/a', 1, 2));

    await until(() => watchers.every((watcher) => watcher.now().answer?.n === 2));
    expect(stage.server.heard).toHaveLength(1);
    expect([leader.client.status().role, follower.client.status().role]).toEqual(['leader', 'follower']);
  });

  it('give a new tab the last answer without asking the server', async () => {
    const { watchers } = await twoTabs();
    const before = stage.server.heard.length;

    const late = openTab().watch();
    await stage.wait(() => late.now().answer);

    expect(late.now()).toEqual({ answer: count(1), link: 'live', attempt: 0 });
    expect(stage.server.heard).toHaveLength(before);
    expect(watchers[0].now().link).toBe('live');
  });

  it('ask together what each of them watches', async () => {
    const { follower, watchers } = await twoTabs();

    const other = follower.watch('b');
    await stage.wait(() => stage.server.streams.length === 2);
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a', have: 'r1' }, { ask: 'count/b' }]);
    stage.server.stream().answer('count/b', 'r5', count(5));
    await until(() => other.now().answer);
    expect(watchers[0].now().answer).toEqual(count(1));

    other.leave();
    await pass(1_500);
    await until(() => stage.server.streams.length === 3);
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a', have: 'r1' }]);
  });

  it('go on in the next tab when the one that held the stream dies', async () => {
    const { leader, follower, watchers } = await twoTabs();

    leader.tab.kill();
    await stage.wait(() => stage.server.streams.length === 2);

    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a', have: 'r1' }]);
    stage.server.stream().send('patch', countPatch('count/a', 1, 2));
    await until(() => watchers[1].now().answer?.n === 2);
    expect(follower.client.status().role).toBe('leader');
  });

  it('go on in the next tab when the one that held the stream is closed', async () => {
    const { leader, follower, watchers } = await twoTabs();

    leader.client.close();
    await pass(1_500);

    await until(() => stage.server.openStreams() === 1 && stage.server.streams.length === 2);
    await until(() => watchers[1].now().link === 'live');
    expect(follower.client.status().role).toBe('leader');
  });

  it('go on in a visible tab when the one that held the stream was hidden for long', async () => {
    const { leader, follower, watchers } = await twoTabs();

    leader.page.set({ visible: false });
    for (let second = 0; second < 29; second++) {
      await pass(1_000);
      if (second % 15 === 0) stage.server.stream().write(':\n\n');
    }
    expect(leader.client.status().role).toBe('leader');
    await pass(2_000);

    await until(() => follower.client.status().role === 'leader');
    await until(() => watchers[1].now().link === 'live');
    expect(watchers[0].now()).toMatchObject({ link: 'paused', answer: count(1) });
    await until(() => stage.server.openStreams() === 1);

    stage.server.stream().answer('count/a', 'r2', count(2));
    leader.page.set({ visible: true });
    await stage.wait(() => watchers[0].now().answer?.n === 2);
    expect(watchers[0].now().link).toBe('live');
    expect(leader.client.status().role).toBe('follower');
  });

  it('take the stream within 5 s from a tab that stands still, which follows when it is back', async () => {
    const { leader, follower, watchers } = await twoTabs();

    leader.tab.freeze();
    await pass(5_000);

    await until(() => stage.server.streams.length === 2);
    await until(() => watchers[1].now().link === 'live');
    expect(follower.client.status().role).toBe('leader');

    leader.tab.thaw();
    await pass(2_000);
    await until(() => leader.client.status().role === 'follower');
    await until(() => stage.server.openStreams() === 1);
    stage.server.stream().answer('count/a', 'r3', count(3));
    await until(() => watchers.every((watcher) => watcher.now().answer?.n === 3));
    expect(browser.holders()).toBe(1);

    follower.client.close();
    await pass(1_500);
    await until(() => leader.client.status().role === 'leader');
    await until(() => watchers[0].now().link === 'live');
  });

  it('close the stream when none of them is seen', async () => {
    const { leader, follower, watchers } = await twoTabs();

    leader.page.set({ visible: false });
    follower.page.set({ visible: false });
    await pass(32_000);

    await until(() => stage.server.openStreams() === 0);
    expect(watchers.map((watcher) => watcher.now().link)).toEqual(['paused', 'paused']);
    expect(browser.holders()).toBe(0);
  });

  it('tell each other how the link is', async () => {
    const { watchers } = await twoTabs();
    await pass(10_000);

    await stage.server.down();
    await until(() => watchers[1].now().link !== 'live');
    await stage.nextTry(watchers[0]);
    await until(() => watchers[1].now().link === 'failed');

    expect(watchers[1].now()).toMatchObject({
      answer: count(1),
      attempt: 1,
      retryAt: expect.any(Number),
      error: { name: 'BizBoostError', code: 'unavailable', retryable: true },
    });
    await stage.server.up();
    await stage.nextTry(watchers[0]);
    await until(() => watchers[1].now().link === 'live');
  });

  it('tell each other trouble with a question, and its end', async () => {
    const { watchers } = await twoTabs();

    stage.server.stream().send('problem', { ask: 'count/a', code: 'unavailable', title: 'The store is away.' });
    await until(() => watchers.every((watcher) => watcher.now().error?.message === 'The store is away.'));
    const late = openTab().watch();
    await stage.wait(() => late.now().error);
    expect(late.now()).toMatchObject({ answer: count(1), error: { code: 'unavailable' } });

    stage.server.stream().answer('count/a', 'r2', count(2));
    await until(() =>
      [...watchers, late].every((watcher) => watcher.now().error === undefined && watcher.now().answer?.n === 2),
    );
  });

  it('poll for all of them from one', async () => {
    stage.server.onStream = (_, response) => response.writeHead(204).end();
    let n = 1;
    stage.server.onRequest = (request, response) => json(request, response, count(n));
    const watchers = [openTab().watch(), openTab().watch()];
    await stage.wait(() => watchers.every((watcher) => watcher.now().link === 'polling'));

    n = 2;
    await pass(30_000);

    await until(() => watchers.every((watcher) => watcher.now().answer?.n === 2));
    expect(stage.server.requests('/stream')).toHaveLength(1);
    expect(stage.server.requests('/count/a').length).toBeLessThanOrEqual(3);
  });

  it('try for themselves where the first one was denied', async () => {
    const refusals: (() => void)[] = [];
    stage.server.onStream = (request, response) => {
      if (stage.server.requests('/stream').length > 2) stage.server.hold(request, response);
      else refusals.push(() => problem(response, 401, 'unauthenticated'));
    };
    const denied = openTab({ token: 'opaque' });
    const first = denied.watch();
    await stage.wait(() => refusals.length === 1);
    const other = openTab({ token: 'opaque' });
    const second = other.watch();
    await stage.wait(() => other.client.status().role === 'follower');

    refusals[0]!();
    await until(() => refusals.length === 2);
    refusals[1]!();
    await until(() => first.now().link === 'denied');

    await until(() => second.now().link === 'live');
    expect(second.seen.map(({ link }) => link)).not.toContain('denied');
    expect([first.now().link, denied.client.status().role]).toEqual(['denied', 'alone']);
  });

  it('never hear what is another one’s', async () => {
    const ada = openTab({ token: 'ada' });
    const bo = openTab({ token: 'bo' });
    const [adas, bos] = [ada.watch(), bo.watch()];
    await stage.wait(() => [adas, bos].every((watcher) => watcher.now().link === 'live'));
    const adasStream = stage.server.streams.find(({ request }) => request.headers.authorization === 'Bearer ada')!;

    adasStream.answer('count/a', 'r1', count(1));
    await until(() => adas.now().answer);
    await settled();

    expect(bos.now().answer).toBeUndefined();
    expect(stage.server.streams).toHaveLength(2);
    expect(browser.holders()).toBe(2);
  });

  it('hear notes in every tab', async () => {
    const { leader, follower } = await twoTabs();
    const notes: unknown[] = [];
    for (const { client } of [leader, follower]) client.notes().subscribe((note) => notes.push(note));
    await pass(500);

    stage.server.stream().send('metric', { metric_type: 'queue', data: 3 });

    await until(() => notes.length === 2);
    expect(notes).toEqual([1, 2].map(() => ({ metric_type: 'queue', data: 3 })));
  });

  it('heal a tab that missed a message', async () => {
    const { follower, watchers } = await twoTabs();
    follower.tab.freeze();
    stage.server.stream().send('patch', countPatch('count/a', 1, 2));
    await until(() => watchers[0].now().answer?.n === 2);
    await settled();
    follower.tab.thaw();

    stage.server.stream().send('patch', countPatch('count/a', 2, 3));

    await until(() => watchers[1].now().answer?.n === 3);
    expect(stage.server.heard).toHaveLength(1);
  });

  it('ask no more what a closed tab asked', async () => {
    const { follower } = await twoTabs();
    follower.watch('b');
    await stage.wait(() => stage.server.streams.length === 2);

    follower.client.close();
    await pass(1_500);

    await until(() => stage.server.streams.length === 3);
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a', have: 'r1' }]);
  });

  it('remember a follower for as long as it is there', async () => {
    const { follower } = await twoTabs();
    const other = follower.watch('b');
    await stage.wait(() => stage.server.streams.length === 2);

    for (let second = 0; second < 60; second += 5) {
      await pass(5_000);
      stage.server.stream().write(':\n\n');
    }
    stage.server.stream().answer('count/b', 'r6', count(6));

    await until(() => other.now().answer?.n === 6);
    expect(stage.server.streams).toHaveLength(2);
  });

  it('forget a follower that died without a word', async () => {
    const { follower } = await twoTabs();
    const other = follower.watch('b');
    await stage.wait(() => stage.server.streams.length === 2);
    expect(other.now().link).toBe('live');

    follower.tab.kill();
    for (let second = 0; second < 45; second += 5) {
      await pass(5_000);
      stage.server.stream().write(':\n\n');
    }

    await until(() => stage.server.streams.at(-1)!.asks.length === 1);
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a', have: 'r1' }]);
  });

  it('are eight and still one stream', async () => {
    const watchers = Array.from({ length: 8 }, () => openTab().watch());
    await stage.wait(() => watchers.every((watcher) => watcher.now().link === 'live'));

    stage.server.stream().answer('count/a', 'r1', count(1));

    await until(() => watchers.every((watcher) => watcher.now().answer?.n === 1));
    expect(stage.server.openStreams()).toBe(1);
  });
});

describe('a tab that cannot share', () => {
  it.each<[string, ClientOptions['sharing']]>([
    [
      'locks are refused',
      {
        locks: { request: () => Promise.reject(new DOMException('No', 'SecurityError')) },
        channel: () => createFakeBrowser().openTab().tabs.channel('x'),
      },
    ],
    [
      'locks throw',
      {
        locks: {
          request: () => {
            throw new DOMException('No', 'SecurityError');
          },
        },
        channel: () => createFakeBrowser().openTab().tabs.channel('x'),
      },
    ],
    [
      'channels throw',
      {
        locks: browser.openTab().tabs.locks,
        channel: () => {
          throw new DOMException('No', 'SecurityError');
        },
      },
    ],
  ])('since %s streams alone, and says nothing of it', async (_, sharing) => {
    const client = stage.client({ sharing });
    const watcher = stage.watch(client);

    await stage.wait(() => stage.server.streams.length > 0 || client.status().role === 'alone');
    await stage.wait(() => watcher.now().link === 'live');

    expect(client.status().role).toBe('alone');
    expect(watcher.seen.every(({ error }) => error === undefined)).toBe(true);
  });

  it('asks and acts all the same', async () => {
    stage.server.onRequest = (request, response) => json(request, response, count(1));

    expect(await openTab().client.ask(countQuery, { of: 'a' })).toEqual(count(1));
  });
});
