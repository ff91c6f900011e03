import { connect, type Socket } from 'node:net';
import type { Analytics, BusinessAnalytics, JsonObject, StandingListener } from '@bizboost/core';
import { afterEach, describe, expect, it } from 'vitest';
import { createHandler } from '../create-handler.ts';
import { SECRET, startWorld, type World } from '../testing/world.ts';

/** A question whose answers are large, and come when the test says. */
const loudWorld = async (): Promise<{
  world: World;
  say(revision: number): void;
  listeners: Set<StandingListener>;
}> => {
  const listeners = new Set<StandingListener>();
  const world = await startWorld({
    wrap: (analytics): Analytics => ({
      ...analytics,
      for: (id): BusinessAnalytics =>
        ({
          ...analytics.for(id),
          stand: (_address, listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
          },
        }) as BusinessAnalytics,
    }),
  });
  const say = (revision: number): void => {
    const data: JsonObject = { revision, filling: 'x'.repeat(100_000) };
    for (const listener of listeners) listener.update({ revision: String(revision), data });
  };
  return { world, say, listeners };
};

/** A client that asks and then reads nothing. */
const connectDeaf = async (world: World): Promise<Socket> => {
  const socket = connect(world.server.port, '127.0.0.1');
  socket.pause();
  socket.write(
    `GET /bizboost/stream?ask=analytics/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${await world.token()}\r\n\r\n`,
  );
  return socket;
};

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** The server's ends of the connections made from now on. */
const socketsOf = (world: World): readonly Socket[] => {
  const sockets: Socket[] = [];
  world.server.server.on('connection', (socket) => void sockets.push(socket));
  return sockets;
};

let world: World | undefined;
afterEach(() => world?.close());

describe('a reader that takes nothing', () => {
  it('makes the server hold one answer, however many come, and gets the newest once it reads', async () => {
    const loud = await loudWorld();
    world = loud.world;
    const sockets = socketsOf(world);
    const socket = await connectDeaf(world);
    await expect.poll(() => loud.listeners.size).toBe(1);

    let most = 0;
    for (let revision = 1; revision <= 2_000; revision += 1) {
      loud.say(revision);
      if (revision % 10 === 0) await turn();
      most = Math.max(most, ...sockets.map(({ writableLength }) => writableLength));
    }

    // 200 MB were said. What waits is what the response had taken when it was full: not two answers.
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThan(250_000);

    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => void (text += chunk));
    socket.resume();
    await expect.poll(() => text.includes('"revision":"2000"'), { timeout: 5_000 }).toBe(true);
    const heard = [...text.matchAll(/"ask":"analytics\/live","revision":"(\d+)"/g)].map(([, revision]) =>
      Number(revision),
    );
    expect(heard.at(-1)).toBe(2_000);
    expect(heard.length).toBeLessThan(200);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
    socket.destroy();
  });

  it('is forgotten when it goes', async () => {
    const loud = await loudWorld();
    world = loud.world;
    const socket = await connectDeaf(world);
    await expect.poll(() => loud.listeners.size).toBe(1);
    for (let revision = 1; revision <= 50; revision += 1) loud.say(revision);

    socket.destroy();

    await expect.poll(() => loud.listeners.size).toBe(0);
  });

  it('holds no more than one answer of a web stream either', async () => {
    const loud = await loudWorld();
    world = loud.world;
    const handle = createHandler({
      analytics: loud.world.analytics,
      auth: { secret: SECRET },
      clock: loud.world.clock,
    });
    const headers = { authorization: `Bearer ${await world.token()}` };
    const response = await handle(new Request('http://localhost/bizboost/stream?ask=analytics/live', { headers }));
    await expect.poll(() => loud.listeners.size).toBe(1);

    for (let revision = 1; revision <= 500; revision += 1) loud.say(revision);

    const reader = response.body?.getReader();
    const heard: string[] = [];
    while (heard.at(-1) !== '500') {
      const { value } = (await reader?.read()) ?? {};
      heard.push(
        ...[...new TextDecoder().decode(value).matchAll(/"revision":"(\d+)"/g)].map(([, revision]) => revision ?? ''),
      );
    }
    expect(heard).toEqual(['1', '500']);
    await reader?.cancel();
    expect(loud.listeners.size).toBe(0);
  });
});
