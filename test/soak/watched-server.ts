import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServe, type ServeProcess } from '../adapters/servers/serve-process.ts';
import { post, SHOP, shopRecord } from '../chaos/traffic.ts';
import { makeFolder } from '../services/folder.ts';
import { freePort } from '../services/free-port.ts';
import { eventually } from '../services/wait.ts';
import type { Holding } from './memory-report.ts';

const REPORT = fileURLToPath(new URL('memory-report.ts', import.meta.url));

/** A `bizboost serve` over a file of its own, with a shop in it, that tells what it holds. */
export interface WatchedServer {
  readonly url: string;
  holding(): Promise<Holding & { readonly files: number }>;
  /** A figure of `GET /metrics`, added up over its labels. */
  figure(name: string): Promise<number>;
  /** Kills it; then it is not there. */
  kill(): Promise<void>;
  /** Starts it again on its port. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function startWatchedServer(): Promise<WatchedServer> {
  const folder = makeFolder('soak');
  const port = await freePort();
  const launch = (): Promise<ServeProcess> =>
    startServe({
      words: ['--data', join(folder.data, 'shop.duckdb')],
      port,
      nodeArgs: ['--expose-gc', '--import', REPORT],
    });
  let server = await launch();
  const { url } = server;
  await post(url, JSON.stringify(shopRecord));
  return {
    url,
    async holding() {
      const holding = (await server.ask('holding')) as Holding;
      return { ...holding, files: readdirSync(`/proc/${server.pid}/fd`).length };
    },
    async figure(name) {
      const text = await (await fetch(`${url}/metrics`)).text();
      const lines = text.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));
      return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    },
    kill: () => server.kill(),
    async start() {
      server = await launch();
    },
    async close() {
      await server.kill();
      folder.remove();
    },
  };
}

/** The question that everybody watches. */
export const ASK = `analytics/live?business=${SHOP}&period=today`;

/** What the answer to it is called now. */
export async function revisionOf(url: string): Promise<string> {
  const response = await fetch(`${url}/${ASK}`);
  return ((await response.json()) as { readonly revision: string }).revision;
}

let number = 0;

/** Sells so often, in one request. */
export async function sell(url: string, count: number): Promise<void> {
  const sales = Array.from({ length: count }, () => ({
    ...{ kind: 'sale', id: `sale-${process.pid}-${number++}`, business_id: SHOP, channel: 'till', amount: 1 },
    occurred_at: new Date().toISOString(),
  }));
  const body = sales.map((sale) => JSON.stringify(sale)).join('\n');
  // What nobody answered is sent again, as callers do.
  const receipt = await eventually(async () => (await post(url, body)) ?? false, 120_000);
  if (typeof receipt !== 'object' || receipt.accepted + receipt.duplicates !== count)
    throw new Error(`Expected ${count} sales to be taken, got ${JSON.stringify(receipt)}.`);
}
