import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from '@bizboost/server';
import { nodeListener } from '@bizboost/server/node';
import express, { type Express } from 'express';
import { afterAll, describe, expect, it } from 'vitest';
import { analytics, app } from './app.ts';
import { sellAndWatch } from '../sell-and-watch.ts';

const servers: Server[] = [];
const listen = async (target: Express): Promise<string> => {
  const server = await new Promise<Server>((resolve) => {
    const listening = target.listen(0, '127.0.0.1', () => resolve(listening));
  });
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

afterAll(async () => {
  for (const server of servers) server.close();
  await analytics.close();
});

describe('BizBoost in an Express app', () => {
  it('answers and streams beside the app’s pages', async () => {
    const origin = await listen(app);

    expect(await (await fetch(origin)).text()).toBe('The shop');
    expect(await sellAndWatch(`${origin}/bizboost`, 'express-1')).toEqual(['answer', 'patch']);
    expect((await fetch(`${origin}/bizboost/nothing`)).headers.get('content-type')).toBe('application/problem+json');
  });

  it('says so when a body parser took the body before it', async () => {
    const wrong = express();
    wrong.use(express.json());
    wrong.use('/bizboost', nodeListener(createServer({ analytics, auth: 'open' })));
    const origin = await listen(wrong);

    const response = await fetch(`${origin}/bizboost/records`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[{}]',
    });

    expect(response.status).toBe(500);
    expect(await response.text()).toContain('before body parsers');
  });
});
