import { config } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { count, countPatch, countQuery } from './testing/counting.ts';
import { stageForEach } from './testing/stage.ts';
import { settled, until } from './testing/until.ts';

const stage = stageForEach();

describe('watching', () => {
  it('says at once that it is connecting, then that it is live, then the answer', async () => {
    const watcher = stage.watch(stage.client());
    expect(watcher.seen).toEqual([{ link: 'connecting', attempt: 0 }]);

    await stage.wait(() => watcher.now().link === 'live');
    stage.server.stream().answer('count/a', 'r1', count(1));
    await until(() => watcher.now().answer);

    expect(watcher.now()).toEqual({ answer: count(1), link: 'live', attempt: 0 });
  });

  it('sends nothing before somebody watches', async () => {
    stage.client().watch(countQuery, { of: 'a' });

    await stage.clock.advance(60_000);
    await settled();

    expect(stage.server.heard).toEqual([]);
  });

  it('asks with one stream what many elements of many clients watch at once (row 49)', async () => {
    const watchers = [1, 2, 3].flatMap(() => {
      const client = stage.client();
      return ['a', 'b', 'a'].map((of) => stage.watch(client, of));
    });

    await stage.wait(() => watchers.every((watcher) => watcher.now().link === 'live'));
    stage.server.stream().answer('count/a', 'r1', count(1));
    await until(() => watchers[8]!.now().answer);

    expect(stage.server.heard).toHaveLength(1);
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a' }, { ask: 'count/b' }]);
    expect(watchers.map((watcher) => watcher.now().answer?.n)).toEqual([
      1,
      undefined,
      1,
      1,
      undefined,
      1,
      1,
      undefined,
      1,
    ]);
  });

  it('gives a late watcher the last answer at once, on another client too', async () => {
    const first = stage.watch(stage.client());
    await stage.wait(() => first.now().link === 'live');
    stage.server.stream().answer('count/a', 'r1', count(1));
    await until(() => first.now().answer);

    const late = stage.watch(stage.client());

    expect(late.seen[0]).toMatchObject({ answer: count(1), link: 'live' });
    await stage.clock.advance(1_000);
    await settled();
    expect(stage.server.heard).toHaveLength(1);
  });

  it('follows patches', async () => {
    const watcher = stage.watch(stage.client());
    await stage.wait(() => watcher.now().link === 'live');
    stage.server.stream().answer('count/a', 'r1', count(1));
    for (let n = 1; n < 50; n++) stage.server.stream().send('patch', countPatch('count/a', n, n + 1));

    await until(() => watcher.now().answer?.n === 50);

    expect(watcher.seen.flatMap(({ answer }) => answer?.n ?? [])).toEqual([...Array(50).keys()].map((n) => n + 1));
  });

  it('opens the stream anew when another question comes, and has nothing sent twice', async () => {
    const client = stage.client();
    const first = stage.watch(client, 'a');
    await stage.wait(() => first.now().link === 'live');
    stage.server.stream().answer('count/a', 'r1', count(1));
    await until(() => first.now().answer);

    const second = stage.watch(client, 'b');
    await stage.wait(() => stage.server.streams.length === 2);

    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a', have: 'r1' }, { ask: 'count/b' }]);
    stage.server.stream().answer('count/b', 'r7', count(7));
    await until(() => second.now().answer);
    await until(() => stage.server.openStreams() === 1);
    expect(first.seen.map(({ link }) => link)).toEqual(['connecting', 'live', 'live']);
  });

  it('gathers questions that come in the same moment', async () => {
    const client = stage.client();
    stage.watch(client, 'a');
    await stage.wait(() => stage.server.streams.length === 1);

    for (const of of ['b', 'c', 'd']) stage.watch(client, of);
    await stage.wait(() => stage.server.streams.length === 2);

    await stage.clock.advance(1_000);
    await settled();
    expect(stage.server.streams).toHaveLength(2);
    expect(stage.server.stream().asks.map(({ ask }) => ask)).toEqual(['count/a', 'count/b', 'count/c', 'count/d']);
  });

  it('closes the stream a moment after the last watcher has left (row 49)', async () => {
    const client = stage.client();
    const watcher = stage.watch(client);
    await stage.wait(() => stage.server.openStreams() === 1);

    watcher.leave();
    await stage.clock.advance(500);
    await settled();
    expect(stage.server.openStreams()).toBe(1);
    await stage.clock.advance(600);

    await until(() => stage.server.openStreams() === 0);
    expect(client.status()).toMatchObject({ link: 'idle', asks: [] });
    expect(stage.page.listeners()).toBe(0);
    expect(stage.clock.timers).toBe(0);
  });

  it('keeps stream and answer for a watcher that comes back in time (row 49)', async () => {
    const client = stage.client();
    const watcher = stage.watch(client);
    await stage.wait(() => watcher.now().link === 'live');
    stage.server.stream().answer('count/a', 'r1', count(1));
    await until(() => watcher.now().answer);

    watcher.leave();
    await stage.clock.advance(900);
    const again = stage.watch(client);
    await stage.clock.advance(60);

    expect(again.seen[0]).toMatchObject({ answer: count(1), link: 'live' });
    await settled();
    expect(stage.server.heard).toHaveLength(1);
  });

  it('asks no more what nobody watches any more', async () => {
    const client = stage.client();
    const leaving = stage.watch(client, 'a');
    stage.watch(client, 'b');
    await stage.wait(() => stage.server.streams.length === 1);

    leaving.leave();
    await stage.clock.advance(1_100);

    await until(() => stage.server.streams.length === 2);
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/b' }]);
  });

  it('starts from nothing with a question that nobody watched for a while', async () => {
    const client = stage.client();
    stage.watch(client, 'a');
    const leaving = stage.watch(client, 'b');
    await stage.wait(() => stage.server.streams.length === 1);
    stage.server.stream().answer('count/b', 'r2', count(2));
    await until(() => leaving.now().answer);
    leaving.leave();
    await stage.clock.advance(1_100);
    await until(() => stage.server.streams.length === 2);

    const again = stage.watch(client, 'b');
    await stage.wait(() => stage.server.streams.length === 3);

    expect(again.seen.every(({ answer }) => answer === undefined)).toBe(true);
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a' }, { ask: 'count/b' }]);
  });

  it('starts from nothing after everybody was gone', async () => {
    const client = stage.client();
    const watcher = stage.watch(client);
    await stage.wait(() => watcher.now().link === 'live');
    stage.server.stream().answer('count/a', 'r1', count(1));
    await until(() => watcher.now().answer);
    watcher.leave();
    await stage.clock.advance(2_000);

    const again = stage.watch(client);
    expect(again.seen).toEqual([{ link: 'connecting', attempt: 0 }]);
    await stage.wait(() => stage.server.streams.length === 2);

    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a' }]);
  });

  it('tells trouble with one question to its watchers alone', async () => {
    const client = stage.client();
    const [a, b] = [stage.watch(client, 'a'), stage.watch(client, 'b')];
    await stage.wait(() => a.now().link === 'live');
    stage.server.stream().answer('count/a', 'r1', count(1));
    stage.server.stream().answer('count/b', 'r2', count(2));
    stage.server.stream().send('problem', { ask: 'count/a', code: 'unavailable', title: 'The store is away.' });
    await until(() => a.now().error);

    expect(a.now()).toMatchObject({
      answer: count(1),
      link: 'live',
      error: { code: 'unavailable', message: 'The store is away.' },
    });
    expect(b.now()).toEqual({ answer: count(2), link: 'live', attempt: 0 });

    stage.server.stream().answer('count/a', 'r3', count(3));
    await until(() => a.now().answer?.n === 3);
    expect(a.now().error).toBeUndefined();
  });

  it('asks a question anew whose patch does not fit, and shows the last good answer meanwhile', async () => {
    const client = stage.client();
    const [a, b] = [stage.watch(client, 'a'), stage.watch(client, 'b')];
    await stage.wait(() => a.now().link === 'live');
    stage.server.stream().answer('count/a', 'r1', count(1));
    stage.server.stream().answer('count/b', 'r2', count(2));
    await until(() => b.now().answer);

    stage.server.stream().send('patch', countPatch('count/a', 8, 9));
    await stage.wait(() => client.status().badMessages === 1);
    await stage.wait(() => stage.server.streams.length === 2);

    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a' }, { ask: 'count/b', have: 'r2' }]);
    expect(a.now()).toMatchObject({ answer: count(1), link: 'live' });
  });

  it('counts a message it cannot read, and asks for what it may have missed (row 54)', async () => {
    const client = stage.client();
    const watcher = stage.watch(client);
    await stage.wait(() => watcher.now().link === 'live');
    stage.server.stream().answer('count/a', 'r1', count(1));
    stage.server.stream().write('event: answer\ndata: {"ask": "count/a", "revi\n\n');
    stage.server.stream().write('event: of_tomorrow\ndata: {}\n\n');

    await until(() => client.status().badMessages === 1);
    await stage.wait(() => stage.server.streams.length === 2);

    expect(client.status().badMessages).toBe(1);
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a', have: 'r1' }]);
  });

  it('keeps no answer that was not asked for', async () => {
    const client = stage.client();
    const first = stage.watch(client, 'a');
    await stage.wait(() => first.now().link === 'live');
    stage.server.stream().answer('count/b', 'r8', count(8));
    stage.server.stream().answer('count/a', 'r1', count(1));
    await until(() => first.now().answer);

    const second = stage.watch(client, 'b');
    await stage.wait(() => stage.server.streams.length === 2);

    expect(second.seen.every(({ answer }) => answer === undefined)).toBe(true);
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a', have: 'r1' }, { ask: 'count/b' }]);
  });

  it('does not hammer a server whose messages never fit (row 54)', async () => {
    stage.server.onStream = (request, response) => {
      stage.server.hold(request, response);
      stage.server.stream().send('patch', countPatch('count/a', 8, 9));
    };
    const client = stage.client();
    stage.watch(client);
    await stage.wait(() => client.status().badMessages === 1);

    for (let second = 0; second < 60; second++) {
      await stage.clock.advance(1_000);
      await settled();
    }

    // One at once, then 2, 4, 8, 15 and 15 s apart (half of the ceilings).
    expect(stage.server.streams.length).toBeGreaterThan(4);
    expect(stage.server.streams.length).toBeLessThan(9);
  });

  it('shows an answer its question does not allow as an error, beside the last good one (row 54) (state unknown-version)', async () => {
    const watcher = stage.watch(stage.client());
    await stage.wait(() => watcher.now().link === 'live');
    stage.server.stream().answer('count/a', 'r1', count(1));
    stage.server.stream().answer('count/a', 'r2', { n: null, revision: 'r2' });

    await until(() => watcher.now().error);

    expect(watcher.now()).toMatchObject({
      answer: count(1),
      link: 'live',
      error: { code: 'invalid_record', path: '/n' },
    });
  });

  it('says what is wrong with a question instead of asking it', () => {
    const watcher = stage.watch(stage.client(), '');

    expect(watcher.seen).toEqual([
      { link: 'failed', error: expect.objectContaining({ code: 'invalid_input', path: '/of' }) },
    ]);
  });

  it('goes on when one watcher throws', async () => {
    const client = stage.client();
    const thrown: unknown[] = [];
    config.onUnhandledError = (error: unknown) => void thrown.push(error);
    client.watch(countQuery, { of: 'a' }).subscribe((seen) => {
      if (seen.answer !== undefined) throw new Error('a render that fails');
    });
    const watcher = stage.watch(client);
    await stage.wait(() => watcher.now().link === 'live');

    stage.server.stream().answer('count/a', 'r1', count(1));

    await until(() => watcher.now().answer);
    await until(() => thrown.length === 1);
    config.onUnhandledError = null;
    expect(watcher.now()).toEqual({ answer: count(1), link: 'live', attempt: 0 });
  });

  it('hears what the host tells its viewers, without any question too', async () => {
    const client = stage.client();
    const notes: unknown[] = [];
    const subscription = client.notes().subscribe((note) => notes.push(note));
    await stage.wait(() => stage.server.streams.length === 1);
    expect(stage.server.stream().asks).toEqual([]);

    stage.server.stream().send('metric', { metric_type: 'queue', data: { waiting: 3 } });
    await until(() => notes.length > 0);

    expect(notes).toEqual([{ metric_type: 'queue', data: { waiting: 3 } }]);
    subscription.unsubscribe();
    await stage.clock.advance(1_100);
    await until(() => stage.server.openStreams() === 0);
  });

  it('completes when its client is closed, and leaves the others their stream', async () => {
    const [closing, staying] = [stage.client(), stage.client()];
    const [gone, here] = [stage.watch(closing, 'a'), stage.watch(staying, 'b')];
    await stage.wait(() => here.now().link === 'live');

    closing.close();
    closing.close();

    expect(gone.completed()).toBe(true);
    expect(stage.watch(closing).completed()).toBe(true);
    await stage.clock.advance(1_100);
    await until(() => stage.server.streams.length === 2);
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/b' }]);
    expect(here.completed()).toBe(false);
  });

  it('shares nothing between businesses, or between addresses', async () => {
    stage.watch(stage.client({ business: 'shop-1' }));
    stage.watch(stage.client({ business: 'shop-2' }));
    stage.watch(stage.client({ url: `${stage.server.url}/other/` }));

    await stage.wait(() => stage.server.streams.length === 3);

    expect(stage.server.heard.map(({ url }) => url).sort()).toEqual([
      '/bizboost/other/stream?business=shop-1',
      '/bizboost/stream?business=shop-1',
      '/bizboost/stream?business=shop-2',
    ]);
  });
});
