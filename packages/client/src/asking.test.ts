import { defineCommand } from '@bizboost/core/contract';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { count, countQuery } from './testing/counting.ts';
import { json, problem } from './testing/scripted-server.ts';
import { stageForEach } from './testing/stage.ts';
import { settled, until } from './testing/until.ts';

const stage = stageForEach();

const publish = defineCommand({
  name: 'publish',
  path: 'posts/publish',
  summary: 'Publish a post',
  scope: 'act',
  input: z.object({ post: z.string() }),
  receipt: z.object({ at: z.string() }),
});

describe('asking', () => {
  it('gets the answer from its address, as its question has it', async () => {
    stage.server.onRequest = (request, response) => json(request, response, { ...count(3), added: 'later' });

    expect(await stage.client().ask(countQuery, { of: 'a b/c' })).toEqual(count(3));

    expect(stage.server.heard).toMatchObject([{ method: 'GET', url: '/bizboost/count/a%20b%2Fc?business=shop-1' }]);
  });

  it('has an answer sent once, and believes a 304', async () => {
    let n = 1;
    stage.server.onRequest = (request, response) => json(request, response, count(n));
    const client = stage.client();

    const answers = [await client.ask(countQuery, { of: 'a' }), await client.ask(countQuery, { of: 'a' })];
    n = 2;
    answers.push(await client.ask(countQuery, { of: 'a' }));

    expect(answers).toEqual([count(1), count(1), count(2)]);
    expect(stage.server.heard.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"r1"', '"r1"']);
  });

  it('remembers no more answers than it is told to', async () => {
    stage.server.onRequest = (request, response) => json(request, response, count(1));
    const client = stage.client({ limits: { maxRemembered: 2 } });

    for (const of of ['a', 'b', 'a', 'c', 'b', 'a']) await client.ask(countQuery, { of });

    expect(stage.server.heard.map(({ headers }) => headers['if-none-match'] !== undefined)).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  it('never gives one holder what another one was told', async () => {
    stage.server.onRequest = (request, response) => json(request, response, count(1));
    let holder = 'ada';
    const client = stage.client({ token: () => holder });

    await client.ask(countQuery, { of: 'a' });
    holder = 'bo';
    await client.ask(countQuery, { of: 'a' });

    expect(stage.server.heard[1]!.headers['if-none-match']).toBeUndefined();
  });

  it('rejects with the error the server made', async () => {
    stage.server.onRequest = (_, response) => problem(response, 429, 'rate_limited', { 'retry-after': '5' });

    await expect(stage.client().ask(countQuery, { of: 'a' })).rejects.toMatchObject({
      name: 'BizBoostError',
      code: 'rate_limited',
      retryAfterMs: 5_000,
      message: 'This is rate_limited.',
    });
  });

  it('rejects with unavailable where there is no server', async () => {
    const client = stage.client();
    await stage.server.down();

    await expect(client.ask(countQuery, { of: 'a' })).rejects.toMatchObject({ code: 'unavailable', retryable: true });
    await stage.server.up();
  });

  it('rejects an answer that is not what its question says', async () => {
    stage.server.onRequest = (request, response) => json(request, response, { revision: 'r', n: 'many' });

    await expect(stage.client().ask(countQuery, { of: 'a' })).rejects.toMatchObject({
      code: 'invalid_record',
      path: '/n',
      retryable: false,
    });
  });

  it('rejects a question that is none without asking', async () => {
    await expect(stage.client().ask(countQuery, { of: '' })).rejects.toMatchObject({
      code: 'invalid_input',
      path: '/of',
    });

    expect(stage.server.heard).toEqual([]);
  });

  it('gives up after its time', async () => {
    stage.server.onRequest = () => undefined;
    const asked = stage.client().ask(countQuery, { of: 'a' });
    await until(() => stage.server.heard.length === 1);

    await Promise.all([
      expect(asked).rejects.toMatchObject({ code: 'timeout', retryable: true }),
      stage.clock.advance(30_000),
    ]);
  });

  it('gives up on a token function that never answers', async () => {
    const asked = stage.client({ token: () => new Promise<string>(() => undefined) }).ask(countQuery, { of: 'a' });

    await Promise.all([expect(asked).rejects.toMatchObject({ code: 'timeout' }), stage.clock.advance(30_000)]);
  });

  it('stops at once when it is aborted, before, while and between', async () => {
    let closed = 0;
    stage.server.onRequest = (_, response) => response.on('close', () => (closed += 1));
    const client = stage.client();
    const controller = new AbortController();
    const asked = client.ask(countQuery, { of: 'a' }, { signal: controller.signal });
    await until(() => stage.server.heard.length === 1);

    controller.abort();

    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await expect(client.ask(countQuery, { of: 'a' }, { signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    await until(() => closed === 1);
    expect(stage.server.heard).toHaveLength(1);
    expect(stage.clock.timers).toBe(0);
  });

  it('is ended by closing the client', async () => {
    stage.server.onRequest = () => undefined;
    const client = stage.client();
    const asked = client.ask(countQuery, { of: 'a' });
    await until(() => stage.server.heard.length === 1);

    client.close();

    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await expect(client.ask(countQuery, { of: 'a' })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('acting', () => {
  it('posts the input and gives the receipt', async () => {
    stage.server.onRequest = (request, response) => json(request, response, { at: '2026-03-02T12:00:00Z' });

    const receipt = await stage.client().act(publish, { post: 'p1' });

    expect(receipt).toEqual({ at: '2026-03-02T12:00:00Z' });
    expect(stage.server.heard).toMatchObject([
      {
        method: 'POST',
        url: '/bizboost/posts/publish?business=shop-1',
        body: '{"post":"p1"}',
        headers: { 'content-type': 'application/json' },
      },
    ]);
  });

  it('is never repeated by itself', async () => {
    stage.server.onRequest = (_, response) => problem(response, 503, 'unavailable');

    await expect(stage.client().act(publish, { post: 'p1' })).rejects.toMatchObject({ code: 'unavailable' });

    await stage.clock.advance(3_600_000);
    await settled();
    expect(stage.server.heard).toHaveLength(1);
  });
});
