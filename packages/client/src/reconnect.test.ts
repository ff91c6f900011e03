import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { count, countPatch } from './testing/counting.ts';
import { json, problem, type Handler, type Heard } from './testing/scripted-server.ts';
import { stageForEach, type Watcher } from './testing/stage.ts';
import { settled, until } from './testing/until.ts';

const stage = stageForEach();

/** A watcher that is live and has the answer 1. */
async function live(): Promise<Watcher> {
  const watcher = stage.watch(stage.client());
  await stage.wait(() => watcher.now().link === 'live');
  stage.server.stream().answer('count/a', 'r1', count(1));
  await until(() => watcher.now().answer);
  return watcher;
}

const respond =
  (status: number, contentType: string, body: string) =>
  (_: Heard, response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': contentType });
    response.end(body);
  };

describe('a first attempt', () => {
  const html = '<h1>Sign in</h1>';

  it.each<[string, Handler, string, string]>([
    ['200 with a page', respond(200, 'text/html', html), 'failed', 'unavailable'],
    ['200 with JSON', respond(200, 'application/json', '{}'), 'failed', 'unavailable'],
    ['200 without a type', (_, response) => response.end('hi'), 'failed', 'unavailable'],
    ['200 with a stream that ends', respond(200, 'text/event-stream; charset=utf-8', ''), 'failed', 'unavailable'],
    ['400', (_, response) => problem(response, 400, 'invalid_input'), 'failed', 'invalid_input'],
    ['401', (_, response) => problem(response, 401, 'unauthenticated'), 'denied', 'unauthenticated'],
    ['401 with a page', respond(401, 'text/html', html), 'denied', 'unauthenticated'],
    ['403', (_, response) => problem(response, 403, 'forbidden'), 'denied', 'forbidden'],
    ['404', (_, response) => problem(response, 404, 'not_found'), 'failed', 'not_found'],
    ['413', (_, response) => problem(response, 413, 'too_large'), 'failed', 'too_large'],
    ['429', (_, response) => problem(response, 429, 'rate_limited'), 'failed', 'rate_limited'],
    ['500', (_, response) => problem(response, 500, 'internal'), 'failed', 'internal'],
    ['500 with a page', respond(500, 'text/html', html), 'failed', 'unavailable'],
    ['502 with a page', respond(502, 'text/html', html), 'failed', 'unavailable'],
    ['503', (_, response) => problem(response, 503, 'unavailable'), 'failed', 'unavailable'],
    ['504 with a page', respond(504, 'text/html', html), 'failed', 'timeout'],
    ['nothing, cut before the status', (_, response) => response.destroy(), 'failed', 'unavailable'],
    [
      'a stream cut after its head',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.flushHeaders();
        setImmediate(() => response.destroy());
      },
      'failed',
      'unavailable',
    ],
  ])('answered with %s', async (_, handler, link, code) => {
    stage.server.onStream = handler;
    const watcher = stage.watch(stage.client());

    await stage.wait(() => watcher.now().error);

    expect(watcher.now()).toMatchObject({ link, error: { code } });
    expect(watcher.completed()).toBe(false);
    // Whatever it was: what may pass is tried again, what will not is left alone.
    stage.server.onStream = stage.server.hold;
    if (link === 'denied') {
      await stage.clock.advance(3_600_000);
      await settled();
    } else {
      await stage.nextTry(watcher);
      await until(() => watcher.now().link === 'live');
    }
    expect(stage.server.streams.length).toBe(link === 'denied' ? 0 : 1);
  });

  it('to a server that is not there is repeated until it is', async () => {
    await stage.server.down();
    const watcher = stage.watch(stage.client());
    await stage.wait(() => watcher.now().attempt! >= 1);
    for (let attempt = 2; attempt < 8; attempt++) {
      await stage.nextTry(watcher);
      await until(() => watcher.now().attempt === attempt);
    }
    expect(watcher.now()).toMatchObject({ link: 'failed', attempt: 7, retryAt: expect.any(Number) });

    await stage.server.up();
    await stage.nextTry(watcher);

    await until(() => watcher.now().link === 'live');
    expect(watcher.now()).toMatchObject({ link: 'live', attempt: 0, retryAt: undefined });
  });
});

describe('a stream that breaks', () => {
  it.each([
    ['is ended by the server', (): void => stage.server.stream().end()],
    ['is cut', (): void => stage.server.stream().cut()],
    [
      'is cut inside a message',
      (): void => (stage.server.stream().write('event: answer\ndata: {"ask":"cou'), stage.server.stream().cut()),
    ],
  ])('because it %s is opened again with what is had, and keeps the answer meanwhile', async (_, breakIt) => {
    const watcher = await live();
    await stage.clock.advance(10_000);

    breakIt();
    await until(() => watcher.now().link !== 'live');
    expect(watcher.now()).toMatchObject({ link: 'connecting', answer: count(1), attempt: 0 });
    await stage.clock.advance(1_000);

    await until(() => watcher.now().link === 'live');
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a', have: 'r1' }]);
    stage.server.stream().send('patch', countPatch('count/a', 1, 2));
    await until(() => watcher.now().answer?.n === 2);
  });

  it('asks for the whole answer of a question that was in trouble, since it may be right again', async () => {
    const watcher = await live();
    stage.server.stream().send('problem', { ask: 'count/a', code: 'unavailable', title: 'The store is away.' });
    await until(() => watcher.now().error);

    stage.server.stream().end();
    await stage.nextTry(watcher);

    await until(() => stage.server.streams.length === 2);
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a' }]);
  });

  it('waits as long as the server says, before jitter (row 52)', async () => {
    const watcher = await live();
    stage.server.stream().write('retry: 8000\n\n');
    stage.server.stream().answer('count/a', 'r2', count(2));
    await until(() => watcher.now().answer?.n === 2);
    await stage.clock.advance(10_000);

    stage.server.stream().end();
    await until(() => watcher.now().retryAt);

    expect(watcher.now().retryAt! - stage.clock.now()).toBe(4_000);
  });

  it('waits for Retry-After (row 52)', async () => {
    stage.server.onStream = (_, response) => problem(response, 503, 'unavailable', { 'retry-after': '120' });
    const watcher = stage.watch(stage.client());
    await stage.wait(() => watcher.now().error);

    // With half of the base's 2 s as jitter.
    expect(watcher.now().retryAt! - stage.clock.now()).toBe(121_000);
    await stage.clock.advance(119_000);
    await settled();
    expect(stage.server.requests('/stream')).toHaveLength(1);
  });

  it('is not opened twice, whatever comes together (row 52)', async () => {
    const watcher = await live();
    await stage.clock.advance(10_000);
    stage.server.stream().end();
    await until(() => watcher.now().retryAt);

    stage.page.set({ visible: false });
    stage.page.set({ visible: true });
    stage.page.set({ online: false });
    stage.page.set({ online: true }, 'woken');
    await stage.clock.advance(30_000);

    await until(() => watcher.now().link === 'live');
    await settled();
    expect(stage.server.openStreams()).toBe(1);
  });

  it('is given up when the message is too long to be one, and told so (row 53)', async () => {
    const watcher = stage.watch(stage.client({ limits: { maxMessageBytes: 10_000 } }));
    await stage.wait(() => watcher.now().link === 'live');

    stage.server.stream().write(`event: answer\ndata: ${'x'.repeat(20_000)}`);

    await until(() => watcher.now().error);
    expect(watcher.now()).toMatchObject({ error: { code: 'too_large' } });
    await until(() => stage.server.openStreams() === 0);
  });
});

describe('a cable that is pulled', () => {
  it('for 5 s costs nothing but the time', async () => {
    const watcher = await live();
    await stage.clock.advance(10_000);
    await stage.server.down();
    await until(() => watcher.now().link !== 'live');
    await stage.clock.advance(2_000);
    await until(() => watcher.now().attempt! >= 1);
    await stage.clock.advance(3_000);

    await stage.server.up();
    await stage.clock.advance(7_000);

    await until(() => watcher.now().link === 'live');
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a', have: 'r1' }]);
    expect(watcher.seen.every(({ answer }, i) => answer !== undefined || i < 3)).toBe(true);
  });

  it('for 3 min is waited out, ever more patiently (row 52)', async () => {
    const watcher = await live();
    await stage.clock.advance(10_000);
    await stage.server.down();
    await until(() => watcher.now().link !== 'live');
    let attempts = 0;
    for (let second = 0; second < 180; second++) {
      await stage.clock.advance(1_000);
      await settled();
      attempts = Math.max(attempts, watcher.now().attempt!);
    }
    // The server's pace of 1 s, with half of the jitter: 0.5, 1.5, 3, 6, then 10.5 s apart.
    expect(attempts).toBeGreaterThan(10);
    expect(attempts).toBeLessThan(25);
    expect(watcher.now()).toMatchObject({ link: 'failed', answer: count(1), error: { code: 'unavailable' } });

    await stage.server.up();
    await stage.clock.advance(15_000);
    await until(() => watcher.now().link === 'live');
    stage.server.stream().answer('count/a', 'r9', count(9));
    await until(() => watcher.now().answer?.n === 9);
  });

  it('over midnight ends with the answer of the new day', async () => {
    const midnight = Date.parse('2026-03-03T00:00:00Z');
    stage.clock.set(midnight - 60_000);
    const watcher = await live();
    stage.server.onRequest = (request, response) => json(request, response, count(0));
    await stage.server.down();
    await until(() => watcher.now().link !== 'live');
    while (stage.clock.now() < midnight + 60_000) {
      await stage.clock.advance(5_000);
      await settled();
    }
    expect(watcher.now()).toMatchObject({ link: 'failed', answer: count(1) });

    await stage.server.up();
    await stage.nextTry(watcher);
    await until(() => watcher.now().link === 'live');
    stage.server.stream().answer('count/a', 'r0', count(0));

    await until(() => watcher.now().answer?.n === 0);
    expect(watcher.now()).toMatchObject({ link: 'live', error: undefined });
  });

  it('without anybody noticing is noticed after 20 s (row 52)', async () => {
    const watcher = await live();
    for (const second of [15, 30, 45]) {
      await stage.clock.advance(15_000);
      stage.server.stream().write(`: ${second}\n\n`);
      await settled();
    }
    expect(watcher.now().link).toBe('live');

    await stage.clock.advance(19_900);
    await settled();
    expect(watcher.now().link).toBe('live');
    await stage.clock.advance(200);

    await until(() => watcher.now().error?.code === 'timeout');
    await until(() => stage.server.openStreams() === 0);
    await stage.clock.advance(2_000);
    await until(() => watcher.now().link === 'live');
  });
});

describe('a page', () => {
  it('that is hidden keeps its stream for a while, then lets it go, and comes back at once when shown (row 51) (state wake)', async () => {
    const watcher = await live();

    stage.page.set({ visible: false });
    for (let beats = 0; beats < 2; beats++) {
      await stage.clock.advance(14_500);
      stage.server.stream().write(':\n\n');
      await settled();
    }
    expect(watcher.now().link).toBe('live');
    await stage.clock.advance(1_500);
    await until(() => stage.server.openStreams() === 0);
    expect(watcher.now()).toMatchObject({ link: 'paused', answer: count(1) });
    await stage.clock.advance(3_600_000);
    await settled();
    expect(stage.server.streams).toHaveLength(1);

    stage.page.set({ visible: true });
    await until(() => watcher.now().link === 'live');
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a', have: 'r1' }]);
  });

  it('that is hidden only for a glance notices nothing', async () => {
    const watcher = await live();

    stage.page.set({ visible: false });
    await stage.clock.advance(10_000);
    stage.page.set({ visible: true });
    await stage.clock.advance(9_000);
    await settled();

    expect(watcher.seen.map(({ link }) => link)).toEqual(['connecting', 'live', 'live']);
    expect(stage.server.streams).toHaveLength(1);
  });

  it('that was never seen opens nothing', async () => {
    stage.page.visible = false;
    const watcher = stage.watch(stage.client());
    await stage.clock.advance(10_000);
    await settled();
    expect(watcher.now().link).toBe('paused');
    expect(stage.server.heard).toEqual([]);

    stage.page.set({ visible: true });
    await until(() => watcher.now().link === 'live');
  });

  it('that is left lets go at once', async () => {
    await live();

    stage.page.set({ visible: false }, 'left');

    await until(() => stage.server.openStreams() === 0);
  });

  it('that comes back from being left asks once (state wake)', async () => {
    const watcher = await live();
    stage.page.set({ visible: false }, 'left');
    await until(() => stage.server.openStreams() === 0);

    stage.page.set({ visible: true }, 'woken');

    await until(() => watcher.now().link === 'live');
    await settled();
    expect(stage.server.requests('/stream')).toHaveLength(2);
  });

  it('that was frozen does not trust its stream (state wake)', async () => {
    const watcher = await live();

    stage.page.set({}, 'woken');

    await until(() => stage.server.streams.length === 2);
    await until(() => watcher.now().link === 'live');
    await until(() => stage.server.openStreams() === 1);
  });

  it('that is shown again does not wait for the next try (state wake)', async () => {
    await stage.server.down();
    const watcher = stage.watch(stage.client());
    await stage.wait(() => watcher.now().attempt === 1);
    for (let attempt = 2; attempt < 8; attempt++) {
      await stage.nextTry(watcher);
      await until(() => watcher.now().attempt === attempt);
    }
    await stage.server.up();

    stage.page.set({ visible: false });
    stage.page.set({ visible: true });

    await until(() => watcher.now().link === 'live');
  });

  it('whose device has no network tries nothing, and comes back with it (row 51) (state offline)', async () => {
    // Only a server elsewhere needs a network: this name leads here, but does not say so.
    const elsewhere: typeof fetch = (input, init) =>
      fetch(String(input).replace('shop.example', new URL(stage.server.url).host), init);
    const watcher = stage.watch(stage.client({ url: 'http://shop.example/bizboost', fetch: elsewhere }));
    await stage.wait(() => watcher.now().link === 'live');

    stage.page.set({ online: false });
    await until(() => stage.server.openStreams() === 0);
    await stage.clock.advance(3_600_000);
    await settled();
    expect(watcher.now().link).toBe('offline');
    expect(stage.server.streams).toHaveLength(1);

    stage.page.set({ online: true });
    await until(() => watcher.now().link === 'live');
  });

  it('of a device without a network still hears a server on the same device', async () => {
    const watcher = await live();

    stage.page.set({ online: false });
    await settled();

    expect(watcher.now().link).toBe('live');
    expect(stage.server.openStreams()).toBe(1);
  });
});

describe('reconnect', () => {
  it('does not wait, and is harmless when live', async () => {
    stage.server.onStream = (_, response) => problem(response, 503, 'unavailable', { 'retry-after': '3600' });
    const client = stage.client();
    const watcher = stage.watch(client);
    await stage.wait(() => watcher.now().error);

    stage.server.onStream = stage.server.hold;
    client.reconnect();
    await until(() => watcher.now().link === 'live');

    client.reconnect();
    await stage.clock.advance(1_000);
    await settled();
    expect(stage.server.streams).toHaveLength(1);
    expect(watcher.now().link).toBe('live');
  });

  it('does nothing where nobody watches', async () => {
    stage.client().reconnect();

    await stage.clock.advance(1_000);
    await settled();
    expect(stage.server.heard).toEqual([]);
  });
});
