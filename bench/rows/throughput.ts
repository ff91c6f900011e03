import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { createAnalytics } from '@bizboost/core';
import { serveNode } from '@bizboost/server/node';
import { Hono } from 'hono';
import { numberText, type Bench } from '../row.ts';
import type { CrowdAnswer, CrowdCall } from '../world/http-crowd.ts';
import { profile } from '../world/records.ts';
import { BUSINESS, monthOf, shopWith } from '../world/shop.ts';

const CALLERS = 32;
const FOR_MS = 2_000;
const TURNS = 4;
const NO_LIMIT = 1e9;

/** Answers that are remembered, to many who ask. */
export const throughput: Bench = {
  title: 'throughput: GET /analytics/live, remembered',
  method: `${CALLERS} callers in a process of their own, each with one keep-alive connection over loopback and one request after the other, for ${FOR_MS / 1_000} s; in turns with a bare Hono route on the same Node server that returns the same bytes as JSON. Answers for each second of this process's time, that is of the servers', best of ${TURNS}.`,
  async run() {
    const { adapter, clock } = await shopWith(monthOf(10_000, 1_000));
    const analytics = createAnalytics({ adapter, clock });
    await analytics.for(BUSINESS).record([{ kind: 'business', id: BUSINESS, ...profile }]);
    const limits = { maxRequestsPerMinute: NO_LIMIT };
    const server = await serveNode({ analytics, auth: 'open', port: 0, clock, limits });
    const first = await fetch(`${server.url}/analytics/live?business=${BUSINESS}&period=month`);
    const text = await first.text();
    const bare = await bareHono(text);
    const { port, pathname } = new URL(server.url);
    const call = { callers: CALLERS, forMs: FOR_MS, port: Number(port) };
    const path = `${pathname}/analytics/live?business=${BUSINESS}&period=month`;
    const crowd = fork(fileURLToPath(new URL('../world/http-crowd.ts', import.meta.url)));
    const best = { ours: 0, unchanged: 0, bare: 0 };
    for (let turn = 0; turn < TURNS; turn += 1) {
      best.ours = Math.max(best.ours, await perSecond(crowd, { ...call, path }, 200));
      const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
      best.unchanged = Math.max(best.unchanged, await perSecond(crowd, { ...call, path, headers }, 304));
      best.bare = Math.max(best.bare, await perSecond(crowd, { ...call, path: '/live', port: bare.port }, 200));
    }
    crowd.kill();
    bare.close();
    await server.close();
    const speed = (value: number): string => `${numberText(value)} /s`;
    return [
      {
        name: 'remembered answers, each in whole',
        measured: speed(best.ours),
        beside: `${speed(best.bare)} of a bare Hono route`,
        ratio: best.ours / best.bare,
        limit: { atLeast: 0.8 },
      },
      {
        name: '304 to those who hold the answer',
        measured: speed(best.unchanged),
        beside: `${speed(best.ours)} in whole`,
        ratio: best.unchanged / best.ours,
        limit: { atLeast: 1 },
      },
    ];
  },
};

async function perSecond(crowd: ChildProcess, call: CrowdCall, expected: number): Promise<number> {
  const before = process.cpuUsage();
  crowd.send(call);
  const [{ answers, status }] = (await once(crowd, 'message')) as [CrowdAnswer];
  const { user, system } = process.cpuUsage(before);
  if (status !== expected) throw new Error(`Expected ${expected}, got ${status}.`);
  return answers / ((user + system) / 1e6);
}

async function bareHono(text: string): Promise<{ readonly port: number; close(): void }> {
  const app = new Hono().get('/live', () => new Response(text, { headers: { 'content-type': 'application/json' } }));
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ port, close: () => void server.close() }),
    );
  });
}
