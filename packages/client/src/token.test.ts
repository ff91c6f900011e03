import { BizBoostError } from '@bizboost/core/contract';
import { describe, expect, it } from 'vitest';
import { count, countQuery } from './testing/counting.ts';
import { json, problem } from './testing/scripted-server.ts';
import { stageForEach } from './testing/stage.ts';
import { settled, until } from './testing/until.ts';

const stage = stageForEach();

let serial = 0;

/** A token of this holder, another one each time. */
function tokenOf(holder: string): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  serial += 1;
  return `${part({ alg: 'HS256' })}.${part({ business: holder, scope: 'read', exp: serial, jti: serial })}.s${serial}`;
}

const bearers = (): (string | undefined)[] => stage.server.heard.map(({ headers }) => headers.authorization);

const open = { business: undefined };

describe('a token', () => {
  it('goes out as a header and is nowhere else (row 57)', async () => {
    const token = tokenOf('shop-1');
    const client = stage.client({ ...open, token });
    const watcher = stage.watch(client);
    stage.server.onStream = (_, response) => problem(response, 403, 'forbidden');
    await stage.wait(() => watcher.now().link === 'denied');

    const refused = await client.ask(countQuery, { of: 'a' }).catch((error: unknown) => error);

    expect(bearers()).toEqual([`Bearer ${token}`, `Bearer ${token}`]);
    const told = JSON.stringify([
      watcher.seen,
      client.status(),
      refused,
      (refused as Error).message,
      (refused as Error).stack,
      stage.server.heard.map(({ url, body }) => [url, body]),
    ]);
    expect(told).not.toContain(token);
    expect(told).not.toContain(token.split('.')[1]);
  });

  it('is not needed where there is none', async () => {
    stage.watch(stage.client());
    await stage.wait(() => stage.server.streams.length === 1);

    expect(bearers()).toEqual([undefined]);
  });

  it('is read anew for every attempt, but not twice for the first (row 52)', async () => {
    const given: string[] = [];
    const token = (): string => given[given.push(tokenOf('shop-1')) - 1]!;
    const watcher = stage.watch(stage.client({ ...open, token }));
    await until(() => given.length === 1);
    await settled();
    await stage.wait(() => watcher.now().link === 'live');
    expect(bearers()).toEqual([`Bearer ${given[0]}`]);

    stage.server.stream().end();
    await until(() => watcher.now().retryAt);
    await stage.clock.advance(3_000);
    await until(() => watcher.now().link === 'live');

    expect(given).toHaveLength(2);
    expect(bearers()).toEqual(given.map((one) => `Bearer ${one}`));
  });

  it('that was refused is read once more and tried once more (row 52) (state denied)', async () => {
    let turn = 0;
    stage.server.onStream = (request, response) => {
      if (request.headers.authorization === 'Bearer fresh') stage.server.hold(request, response);
      else problem(response, 401, 'unauthenticated');
    };
    const watcher = stage.watch(stage.client({ ...open, token: tokenOf('x') }));
    const renewing = stage.watch(stage.client({ ...open, token: () => (turn++ === 0 ? 'stale' : 'fresh') }));

    await until(() => turn === 1);
    await settled();
    await stage.wait(() => watcher.now().link === 'denied' && renewing.now().link !== 'denied');

    expect(watcher.now()).toMatchObject({ link: 'denied', error: { code: 'unauthenticated' } });
    // An opaque token names its holder, so another one is someone else.
    await stage.wait(() => renewing.now().link === 'live');
  });

  it('that is refused twice ends it, until it is told to try again (row 52) (state denied)', async () => {
    stage.server.onStream = (_, response) => problem(response, 401, 'unauthenticated');
    const client = stage.client({ ...open, token: async () => tokenOf('shop-1') });
    const watcher = stage.watch(client);
    await until(() => stage.clock.timers > 0);
    await settled();
    await stage.wait(() => watcher.now().link === 'denied');
    expect(bearers()).toHaveLength(2);
    expect(new Set(bearers()).size).toBe(2);

    stage.page.set({ visible: false });
    stage.page.set({ visible: true }, 'woken');
    await stage.clock.advance(3_600_000);
    await settled();
    expect(bearers()).toHaveLength(2);

    stage.server.onStream = stage.server.hold;
    client.reconnect();
    await until(() => watcher.now().link === 'live');
  });

  it('that was refused gives way to another client’s of the same holder', async () => {
    const [good, bad] = [tokenOf('shop-1'), tokenOf('shop-1')];
    stage.server.onStream = (request, response) => {
      if (request.headers.authorization === `Bearer ${good}`) stage.server.hold(request, response);
      else problem(response, 401, 'unauthenticated');
    };
    const watchers = [good, bad].map((token) => stage.watch(stage.client({ ...open, token })));

    await stage.wait(() => watchers.every((watcher) => watcher.now().link === 'live'));

    expect(bearers()).toEqual([bad, good].map((token) => `Bearer ${token}`));
  });

  it('of a client that comes after a denial is tried at once', async () => {
    const [bad, good] = [tokenOf('shop-1'), tokenOf('shop-1')];
    stage.server.onStream = (request, response) => {
      if (request.headers.authorization === `Bearer ${good}`) stage.server.hold(request, response);
      else problem(response, 401, 'unauthenticated');
    };
    const first = stage.watch(stage.client({ ...open, token: bad }));
    await stage.wait(() => first.now().link === 'denied');

    const second = stage.watch(stage.client({ ...open, token: good }));

    await until(() => first.now().link === 'live' && second.now().link === 'live');
    expect(bearers()).toEqual([bad, bad, good].map((token) => `Bearer ${token}`));
  });

  it('that may not read leaves nothing of what was read before (state denied)', async () => {
    const watcher = stage.watch(stage.client({ ...open, token: tokenOf('shop-1') }));
    await stage.wait(() => watcher.now().link === 'live');
    stage.server.stream().answer('count/a', 'r1', count(1));
    await until(() => watcher.now().answer);
    stage.server.onStream = (_, response) => problem(response, 403, 'forbidden');

    stage.server.stream().end();
    await until(() => watcher.now().retryAt);
    await stage.clock.advance(2_000);

    await until(() => watcher.now().link === 'denied');
    expect(watcher.now()).toMatchObject({ answer: undefined, error: { code: 'forbidden' } });
    expect(stage.server.requests('/stream')).toHaveLength(2);
  });

  it('shares a stream with every other token of the same holder', async () => {
    const watchers = [1, 2, 3].map(() => stage.watch(stage.client({ ...open, token: tokenOf('shop-1') })));

    await stage.wait(() => watchers.every((watcher) => watcher.now().link === 'live'));

    expect(stage.server.streams).toHaveLength(1);
  });

  it('of another holder gets a stream of its own', async () => {
    const watchers = ['ada', 'bo'].map((holder) => stage.watch(stage.client({ ...open, token: tokenOf(holder) })));
    await stage.wait(() => watchers.every((watcher) => watcher.now().link === 'live'));

    stage.server.streams[0]!.answer('count/a', 'r1', count(1));
    await until(() => watchers.some((watcher) => watcher.now().answer));

    await settled();
    expect(watchers.filter((watcher) => watcher.now().answer)).toHaveLength(1);
  });

  it('that names someone else from now on takes its watchers there, with nothing of what was', async () => {
    let holder = 'ada';
    const moving = stage.watch(stage.client({ ...open, token: () => tokenOf(holder) }));
    await until(() => stage.clock.timers > 0);
    await settled();
    await stage.wait(() => moving.now().link === 'live');
    stage.server.stream().answer('count/a', 'r1', count(1));
    await until(() => moving.now().answer);

    holder = 'bo';
    stage.server.stream().end();
    await until(() => moving.now().retryAt);
    await stage.clock.advance(2_000);
    await until(() => moving.now().answer === undefined);
    await stage.clock.advance(20);

    await until(() => moving.now().link === 'live');
    expect(stage.server.stream().asks).toEqual([{ ask: 'count/a' }]);
    expect(stage.server.stream().request.headers.authorization).toContain(
      Buffer.from('{"business":"bo"').toString('base64url').slice(0, 18),
    );
  });

  it('of a client that leaves is not needed by those that stay', async () => {
    const [leaving, staying] = [tokenOf('shop-1'), tokenOf('shop-1')];
    const stays = stage.watch(stage.client({ ...open, token: staying }));
    const leaver = stage.client({ ...open, token: leaving });
    stage.watch(leaver);
    await stage.wait(() => stays.now().link === 'live');
    expect(bearers()).toEqual([`Bearer ${leaving}`]);

    leaver.close();
    stage.server.stream().end();
    await until(() => stays.now().retryAt);
    await stage.clock.advance(2_000);

    await until(() => stays.now().link === 'live');
    expect(bearers().at(-1)).toBe(`Bearer ${staying}`);
  });
});

describe('a token function', () => {
  it('that fails is called again', async () => {
    let turn = 0;
    const token = (): string => {
      if (turn++ < 2) throw new Error('session store away');
      return tokenOf('shop-1');
    };
    const watcher = stage.watch(stage.client({ ...open, token }));
    await until(() => watcher.now().error);
    expect(watcher.now()).toMatchObject({
      link: 'failed',
      attempt: 1,
      error: { code: 'unavailable', retryable: true },
    });
    expect(watcher.now().retryAt! - stage.clock.now()).toBe(3_000);

    await stage.clock.advance(3_000);
    await until(() => watcher.now().attempt === 2);
    await stage.clock.advance(6_000);
    await until(() => turn === 3);
    await settled();
    await stage.wait(() => watcher.now().link === 'live');
  });

  it('that knows there is none to be had is believed', async () => {
    let turn = 0;
    const token = async (): Promise<string> => {
      turn += 1;
      throw new BizBoostError('unauthenticated', 'Nobody is signed in.');
    };
    const client = stage.client({ ...open, token });
    const watcher = stage.watch(client);
    await until(() => watcher.now().link === 'denied');

    await stage.clock.advance(3_600_000);
    await settled();
    expect(turn).toBe(1);
    expect(watcher.now().error?.message).toBe('Nobody is signed in.');
    client.reconnect();
    await until(() => turn === 2);
  });

  it('that never answers is given up and called again', async () => {
    let turn = 0;
    const watcher = stage.watch(
      stage.client({ ...open, token: () => (turn++ === 0 ? new Promise<string>(() => undefined) : tokenOf('shop-1')) }),
    );

    await stage.clock.advance(20_000);
    expect(watcher.now()).toMatchObject({ link: 'failed', error: { code: 'timeout' } });

    await stage.clock.advance(3_000);
    await until(() => turn === 2);
    await settled();
    await stage.wait(() => watcher.now().link === 'live');
  });

  it('is not called for nobody', async () => {
    let turn = 0;
    const watcher = stage.watch(stage.client({ ...open, token: () => (turn++, new Promise<string>(() => undefined)) }));
    watcher.leave();

    await stage.clock.advance(3_600_000);
    await settled();

    expect(turn).toBe(1);
    expect(stage.clock.timers).toBe(0);
  });

  it('is read anew for every single question too', async () => {
    const given: string[] = [];
    stage.server.onRequest = (request, response) => {
      if (request.headers.authorization === `Bearer ${given[0]}`) problem(response, 401, 'unauthenticated');
      else json(request, response, count(4));
    };
    const client = stage.client({ ...open, token: () => given[given.push(tokenOf('shop-1')) - 1]! });

    expect(await client.ask(countQuery, { of: 'a' })).toEqual(count(4));

    expect(bearers()).toEqual(given.map((one) => `Bearer ${one}`));
    expect(given).toHaveLength(2);
  });
});
