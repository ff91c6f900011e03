import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAnalytics } from '@bizboost/core';
import { serveNode } from '@bizboost/server/node';
import { createChannel, createSession } from 'better-sse';
import { profile } from '../world/records.ts';
import { monthOf, shopWith } from '../world/shop.ts';

/** Something that sends to whoever is connected. */
export interface Sender {
  readonly port: number;
  /** One round: something for each viewer. `frame` is what those send who have nothing of their own. */
  round(number: number, frame: string): Promise<void> | void;
  /** Answers computed so far. */
  computations(): number;
}

const NO_LIMIT = 1e9;

/** Ours: `businesses` shops, of each of which one sale more is recorded in each round. */
async function ours(businesses: number): Promise<Sender> {
  const { adapter, clock } = await shopWith(monthOf(10_000, 1_000));
  const analytics = createAnalytics({ adapter, clock });
  const shops = Array.from({ length: businesses }, (_, index) => `shop-${index}`);
  for (const id of shops) await analytics.for(id).record([{ kind: 'business', id, ...profile }]);
  const limits = { maxRequestsPerMinute: NO_LIMIT, maxStreamsPerToken: NO_LIMIT };
  const server = await serveNode({ analytics, auth: 'open', port: 0, clock, limits });
  return {
    port: Number(new URL(server.url).port),
    async round(number) {
      const occurred_at = new Date(clock.now()).toISOString();
      const sale = { kind: 'sale', id: `sale-${number}`, occurred_at, channel: 'website', amount: 10 + number };
      await Promise.all(shops.map((id) => analytics.for(id).record([sale])));
    },
    computations: () => analytics.statistics().computations,
  };
}

/** Nothing but a loop that writes the same bytes to each. */
function bare(): Promise<Sender> {
  const responses = new Set<ServerResponse>();
  return listening(
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
      response.write(':\n\n');
      responses.add(response);
      response.once('close', () => responses.delete(response));
    },
    (_, frame) => {
      const bytes = Buffer.from(frame);
      for (const response of responses) response.write(bytes);
    },
  );
}

/** The library that people take, as its own guide broadcasts. */
function betterSse(): Promise<Sender> {
  const channel = createChannel();
  return listening(
    (request, response) => {
      void createSession(request, response).then((session) => {
        channel.register(session);
        response.write(':\n\n');
      });
    },
    (_, frame) => {
      const data = JSON.parse(frame.slice(frame.indexOf('data: ') + 'data: '.length)) as unknown;
      channel.broadcast(data, 'patch');
    },
  );
}

async function listening(
  take: (request: IncomingMessage, response: ServerResponse) => void,
  round: Sender['round'],
): Promise<Sender> {
  const server = createServer(take);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, round, computations: () => 0 };
}

export const SENDERS = {
  ours: () => ours(1),
  'ours, a thousand shops': () => ours(1_000),
  bare,
  'better-sse': betterSse,
} satisfies Record<string, () => Promise<Sender>>;

export type SenderName = keyof typeof SENDERS;
