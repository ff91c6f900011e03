import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { createServer } from '@bizboost/server';
import { nodeListener } from '@bizboost/server/node';
import { Hono } from 'hono';
import { afterAll, describe, expect, it } from 'vitest';
import { analytics, app } from './app.ts';
import { sellAndWatch } from '../sell-and-watch.ts';

const servers: (Server | ServerType)[] = [];
const originOf = async (server: Server | ServerType): Promise<string> => {
  servers.push(server);
  if (!server.listening) await new Promise<void>((resolve) => void server.once('listening', () => resolve()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

afterAll(async () => {
  for (const server of servers) server.close();
  await analytics.close();
});

describe('BizBoost in a Hono app', () => {
  it('answers and streams on Node’s own server, beside the app’s pages', async () => {
    const origin = await originOf(createHttpServer(nodeListener(app)).listen(0, '127.0.0.1'));

    expect(await (await fetch(origin)).text()).toBe('The shop');
    expect(await sellAndWatch(`${origin}/bizboost`, 'hono-1')).toEqual(['answer', 'patch']);
  });

  it('answers and streams with Hono’s Node server too', async () => {
    const origin = await originOf(
      serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1', overrideGlobalObjects: false }),
    );

    expect(await sellAndWatch(`${origin}/bizboost`, 'hono-2')).toEqual(['answer', 'patch']);
  });

  it('can be mounted as a fetch handler', async () => {
    const host = new Hono().mount('/numbers', createServer({ analytics, auth: 'open' }).fetch);

    expect(await (await host.request('http://localhost/numbers/healthz')).json()).toEqual({ status: 'ok' });
  });
});
