import { commandHandler, defineCommand, liveCapability, type Capability } from '@bizboost/core';
import * as z from 'zod/mini';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStream } from '../testing/open-stream.ts';
import { NOON } from '../testing/noon-clock.ts';
import { post, startWorld, type World } from '../testing/world.ts';

const sellAgain = defineCommand({
  name: 'sell_again',
  path: 'shop/sell-again',
  summary: 'Sells the same once more',
  scope: 'act',
  input: z.object({ amount: z.number() }),
  receipt: z.object({ sold: z.number() }),
});

const shop: Capability = {
  name: 'shop',
  answerers: [],
  handlers: [
    commandHandler({
      command: sellAgain,
      handle: async (_, { amount }) => {
        const sale = {
          kind: 'sale',
          id: 'again',
          occurred_at: new Date(NOON).toISOString(),
          channel: 'website',
          amount,
        };
        return { receipt: { sold: amount }, records: [sale] };
      },
    }),
  ],
};

describe('a command', () => {
  let world: World;
  beforeAll(async () => void (world = await startWorld({ engine: { capabilities: [liveCapability, shop] } })));
  afterAll(() => world.close());
  const act = (body: string, type = 'application/json', headers = {}): Promise<Response> =>
    world.fetch('/shop/sell-again', post(body, type, headers));

  it('is done, gives its receipt, and comes round as a change', async () => {
    const stream = await openStream(world, ['analytics/live']);
    await stream.next();

    const response = await act('{"amount": 75}');

    expect([response.status, await response.json()]).toEqual([200, { sold: 75 }]);
    expect(JSON.stringify((await stream.next()).data)).toContain('75');
    await stream.close();
  });

  it('needs its scope', async () => {
    const headers = { authorization: `Bearer ${await world.token({ scopes: ['read', 'ingest'] })}` };

    expect((await act('{"amount": 75}', undefined, headers)).status).toBe(403);
  });

  it('is refused for an input that is not right, not JSON, or not said to be', async () => {
    const wrong = await act('{"amount": "much"}');
    expect([wrong.status, (await wrong.json()) as object]).toMatchObject([
      400,
      { code: 'invalid_input', path: '/amount' },
    ]);
    expect((await act('{"amount":')).status).toBe(400);
    expect((await act('{"amount": 75}', 'text/plain')).status).toBe(415);
  });

  it('is asked for with POST alone', async () => {
    const response = await world.fetch('/shop/sell-again');

    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
