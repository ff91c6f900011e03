import { describe, expect, it } from 'vitest';
import { count } from './testing/counting.ts';
import { json, problem, type Handler } from './testing/scripted-server.ts';
import { stageForEach } from './testing/stage.ts';
import { settled, until } from './testing/until.ts';

const stage = stageForEach();

/** A proxy that sends the head of a stream and keeps the rest to itself, for ever. */
function bufferStreams(): void {
  stage.server.onStream = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
  };
}

function answerWith(n: () => number): void {
  stage.server.onRequest = (request, response) => json(request, response, count(n()));
}

const polls = (): number => stage.server.requests('/count/a').length;

describe('where nothing is pushed', () => {
  it('polls after 20 s without a byte, at once and then every 30 s, with what it has', async () => {
    let n = 1;
    bufferStreams();
    answerWith(() => n);
    const watcher = stage.watch(stage.client());
    await stage.wait(() => stage.server.requests('/stream').length === 1);
    await stage.clock.advance(19_000);
    await settled();
    expect(polls()).toBe(0);

    await stage.clock.advance(1_500);
    await until(() => watcher.now().link === 'polling');
    expect(watcher.now()).toMatchObject({ answer: count(1), link: 'polling' });
    expect(stage.server.requests('/count/a')[0]!.headers['if-none-match']).toBeUndefined();

    n = 2;
    await stage.clock.advance(30_000);
    await until(() => watcher.now().answer?.n === 2);
    expect(stage.server.requests('/count/a')[1]!.headers['if-none-match']).toBe('"r1"');

    await stage.clock.advance(30_000);
    await until(() => polls() === 3);
    await settled();
    expect(stage.server.requests('/count/a')[2]!.headers['if-none-match']).toBe('"r2"');
    expect(watcher.now()).toMatchObject({ answer: count(2), link: 'polling' });
  });

  it('polls too where attempts do not hang but fail', async () => {
    stage.server.onStream = (_, response) => problem(response, 503, 'unavailable');
    answerWith(() => 1);
    const watcher = stage.watch(stage.client());
    await stage.wait(() => watcher.now().link === 'failed');
    for (let second = 1; second < 20; second++) {
      await stage.clock.advance(1_000);
      await settled();
    }
    expect(polls()).toBe(0);

    await stage.clock.advance(1_000);

    await until(() => watcher.now().link === 'polling');
    expect(watcher.now().answer).toEqual(count(1));
  });

  it('polls too when a stream that lived does not come back', async () => {
    answerWith(() => 2);
    const watcher = stage.watch(stage.client());
    await stage.wait(() => watcher.now().link === 'live');
    stage.server.stream().answer('count/a', 'r1', count(1));
    await until(() => watcher.now().answer);
    stage.server.onStream = (_, response) => problem(response, 503, 'unavailable');

    stage.server.stream().end();
    await until(() => watcher.now().link !== 'live');
    await stage.clock.advance(20_000);

    await until(() => watcher.now().link === 'polling');
    expect(watcher.now().answer).toEqual(count(2));
  });

  it('goes on trying the stream, and stops polling with its first byte', async () => {
    bufferStreams();
    answerWith(() => 1);
    const watcher = stage.watch(stage.client());
    await stage.clock.advance(20_100);
    await until(() => watcher.now().link === 'polling');

    stage.server.onStream = stage.server.hold;
    await stage.clock.advance(20_000);
    await until(() => watcher.now().link === 'live');

    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a', have: 'r1' }]);
    const before = polls();
    await stage.clock.advance(19_000);
    await settled();
    expect(polls()).toBe(before);
  });

  it('asks a new question at once', async () => {
    bufferStreams();
    answerWith(() => 1);
    const client = stage.client();
    const watcher = stage.watch(client);
    await stage.clock.advance(20_100);
    await until(() => watcher.now().link === 'polling');

    const second = stage.watch(client, 'b');
    await stage.clock.advance(20);

    await until(() => second.now().answer);
    expect(second.now().link).toBe('polling');
  });

  it('polls at once where the server answers but has no such route', async () => {
    stage.server.onStream = (_, response) => problem(response, 404, 'not_found');
    answerWith(() => 1);
    const watcher = stage.watch(stage.client());

    await stage.wait(() => watcher.now().answer);

    expect(watcher.now()).toMatchObject({ answer: count(1), link: 'polling' });
  });

  it('polls for good after a 204, and opens no stream again (row 52)', async () => {
    stage.server.onStream = (_, response) => response.writeHead(204).end();
    answerWith(() => 1);
    const watcher = stage.watch(stage.client());
    await stage.wait(() => watcher.now().link === 'polling');

    for (let round = 0; round < 10; round++) {
      await stage.clock.advance(30_000);
      await until(() => polls() === round + 2);
      await settled();
    }

    expect(stage.server.requests('/stream')).toHaveLength(1);
    expect(watcher.now()).toMatchObject({ answer: count(1), link: 'polling', error: undefined });
  });

  it('tells trouble with one question to its watchers, and answers the others', async () => {
    stage.server.onStream = (_, response) => problem(response, 404, 'not_found');
    stage.server.onRequest = (request, response) => {
      if (request.url.includes('/count/a')) problem(response, 404, 'not_found');
      else json(request, response, count(1));
    };
    const client = stage.client();
    const [a, b] = [stage.watch(client, 'a'), stage.watch(client, 'b')];

    await stage.wait(() => b.now().answer);

    expect(a.now()).toMatchObject({ link: 'polling', error: { code: 'not_found', message: 'This is not_found.' } });
    expect(b.now()).toMatchObject({ link: 'polling', answer: count(1) });
  });

  it('says that it has failed where polling fails too, and keeps the answer', async () => {
    let works = true;
    bufferStreams();
    stage.server.onRequest = (request, response) =>
      works ? json(request, response, count(1)) : problem(response, 503, 'unavailable', { 'retry-after': '90' });
    const watcher = stage.watch(stage.client());
    await stage.clock.advance(20_100);
    await until(() => watcher.now().link === 'polling');

    works = false;
    await stage.clock.advance(30_000);
    await until(() => watcher.now().error?.code === 'unavailable');
    expect(watcher.now().answer).toEqual(count(1));
    const before = polls();
    await stage.clock.advance(89_000);
    await settled();
    expect(polls()).toBe(before);

    works = true;
    await stage.clock.advance(1_000);
    await until(() => watcher.now().link === 'polling');
  });

  it('is over when the poll is refused (row 52)', async () => {
    bufferStreams();
    stage.server.onRequest = (_, response) => problem(response, 403, 'forbidden');
    const watcher = stage.watch(stage.client());
    await stage.clock.advance(20_100);

    await until(() => watcher.now().link === 'denied');

    await stage.clock.advance(3_600_000);
    await settled();
    expect(polls()).toBe(1);
  });

  it('is not fooled by the page of a hot spot', async () => {
    const page: Handler = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<h1>Sign in</h1>');
    };
    stage.server.onStream = page;
    stage.server.onRequest = page;
    const watcher = stage.watch(stage.client());

    await stage.wait(() => watcher.now().error?.expected === 'application/json');

    expect(watcher.now()).toMatchObject({ link: 'failed', error: { code: 'unavailable', received: 'text/html' } });
  });

  it('does not poll for a hidden page', async () => {
    bufferStreams();
    answerWith(() => 1);
    const watcher = stage.watch(stage.client());
    await stage.clock.advance(20_100);
    await until(() => watcher.now().link === 'polling');

    stage.page.set({ visible: false });
    await stage.clock.advance(30_000);
    await settled();
    const before = polls();
    await stage.clock.advance(3_600_000);
    await settled();

    expect(polls()).toBe(before);
    expect(watcher.now()).toMatchObject({ link: 'paused', answer: count(1) });
  });
});
