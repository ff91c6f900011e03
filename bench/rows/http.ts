import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { createAnalytics } from '@bizboost/core';
import { serveNode } from '@bizboost/server/node';
import { durationRow, msText, type Bench } from '../row.ts';
import { spreadOf, type Spread } from '../sample.ts';
import type { Calls, CallTimes } from '../world/http-caller.ts';
import { profile } from '../world/records.ts';
import { BUSINESS, monthOf, shopWith } from '../world/shop.ts';

const CACHED_CALLS = 2_000;
const OTHER_CALLS = 400;
const WARM_UP = 100;

/** What someone who asks over the wire waits for. */
export const http: Bench = {
  title: 'http: GET /analytics/live over 1,000,000 events',
  method: `One keep-alive connection over loopback, from a thread of its own, one request after the other; from the first byte sent to the last received. Cached: ${CACHED_CALLS} times the same month, beside a bare node:http server that sends the same bytes. Not cached: ${OTHER_CALLS} different ranges, each of which holds all the events; and ${OTHER_CALLS} times the month after an event was posted.`,
  async run() {
    const { adapter, clock } = await shopWith(monthOf(1_000_000));
    const analytics = createAnalytics({ adapter, clock });
    await analytics.for(BUSINESS).record([{ kind: 'business', id: BUSINESS, ...profile }]);
    const server = await serveNode({ analytics, auth: 'open', port: 0, clock });
    const live = `${server.url}/analytics/live?business=${BUSINESS}&period=`;
    const bare = await serveBytes(Buffer.from(await (await fetch(`${live}month`)).arrayBuffer()));
    const caller = new Worker(new URL('../world/http-caller.ts', import.meta.url));

    const cached = await spread(caller, { targets: repeat(`${live}month`, CACHED_CALLS) });
    const byBare = await spread(caller, { targets: repeat(originOf(bare), CACHED_CALLS) });
    const cold = await spread(caller, { targets: ranges(OTHER_CALLS + WARM_UP).map((range) => live + range) });
    const before = {
      url: `${server.url}/records?business=${BUSINESS}`,
      bodies: eventBodies(OTHER_CALLS + WARM_UP, clock.now()),
    };
    const changed = await spread(caller, { targets: repeat(`${live}month`, OTHER_CALLS + WARM_UP), before });

    await caller.terminate();
    bare.close();
    await server.close();
    return [
      durationRow('cached, p99', cached.p99, 5),
      {
        name: 'cached, p50 beside bare node:http',
        measured: msText(cached.p50),
        beside: msText(byBare.p50),
        ratio: cached.p50 / byBare.p50,
      },
      durationRow('not cached, another range each time, p99', cold.p99, 50),
      durationRow('the same, p50', cold.p50, 50),
      durationRow('after a change, p99', changed.p99, 50),
    ];
  },
};

async function spread(caller: Worker, calls: Calls): Promise<Spread> {
  caller.postMessage(calls);
  const [answer] = (await Promise.race([
    once(caller, 'message'),
    once(caller, 'error').then(([error]) => Promise.reject(error as Error)),
  ])) as [CallTimes];
  return spreadOf(answer.times.slice(WARM_UP));
}

function repeat(target: string, calls: number): readonly string[] {
  return Array<string>(calls).fill(target);
}

/** Ranges that begin in February and end in April or later: March, which has all the events, is in each of them. */
function ranges(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, index) => `2026-02-${twoDigits(1 + (index % 28))}..2026-04-${twoDigits(1 + Math.floor(index / 28))}`,
  );
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function eventBodies(count: number, now: number): readonly string[] {
  const occurred_at = new Date(now).toISOString();
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({ kind: 'event', id: `late-${index}`, type: 'impression', occurred_at, channel: 'website' }),
  );
}

async function serveBytes(bytes: Buffer): Promise<Server> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
