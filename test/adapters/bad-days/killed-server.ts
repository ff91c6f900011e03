import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createClient } from '@bizboost/client';
import type { RevenueAnswer, Snapshot } from '@bizboost/core';
import { revenueQuery } from '@bizboost/core/contract';
import { issueToken } from '@bizboost/server';
import { expect, onTestFinished } from 'vitest';
import { freePort } from '../../services/free-port.ts';
import { eventually } from '../../services/wait.ts';
import { BUSINESS, KNOWN, NEW, SECRET } from './shop.ts';
import { screenOf, type Seen } from './watched-shop.ts';

const PROGRAM = fileURLToPath(new URL('shop-server.ts', import.meta.url));
const SENDERS = 4;
/** What is acknowledged before the end comes. */
const ENOUGH = 20;

/** A process that serves a shop from a file is killed while sales come in, seen from outside, and started again. */
export async function killUnderLoad(title: string, path: string): Promise<Seen> {
  const port = await freePort();
  const start = (): ReturnType<typeof startServer> => startServer([title, path, String(port)]);
  const { server, url } = await start();
  const token = await issueToken(SECRET, { business: BUSINESS, scopes: ['read', 'ingest'] });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const client = createClient({ url, token });
  onTestFinished(() => client.close());
  let screen: Snapshot<RevenueAnswer> = { link: 'connecting' };
  let broken: Snapshot<RevenueAnswer> | undefined;
  client.watch(revenueQuery, { period: 'today' }).subscribe((snapshot) => {
    screen = snapshot;
    if (snapshot.error !== undefined) broken ??= snapshot;
  });
  const shownTotal = (): unknown => screen.answer?.total_revenue;

  const sales: object[] = [];
  let acknowledged = 0;
  const post = async (body: unknown): Promise<Response> =>
    fetch(`${url}/records`, { method: 'POST', headers, body: JSON.stringify(body) });
  const sell = async (): Promise<boolean> => {
    const sale = {
      ...{ kind: 'sale', id: `sale-${sales.length}`, occurred_at: new Date().toISOString() },
      ...{ channel: 'till', amount: 1 },
    };
    sales.push(sale);
    const response = await post(sale).catch(() => undefined);
    if (response?.status === 202) acknowledged++;
    return response?.status === 202;
  };
  const sellOn = async (): Promise<void> => {
    while (await sell());
  };

  const sellers = Array.from({ length: SENDERS }, sellOn);
  await eventually(() => acknowledged >= ENOUGH && Number(shownTotal()) > 0);
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await Promise.all([ended, ...sellers]);
  const notice = await eventually(() => broken ?? false);
  const ask = async (path: string): Promise<string> =>
    fetch(`${url}/${path}`, { headers }).then(String, () => 'no connection');
  const seen: Seen = {
    records: ['ends with it', (await sell()) ? 'kept' : 'no connection'],
    known: ['ends with it', await ask(KNOWN)],
    unknown: ['ends with it', await ask(NEW)],
    viewer: screenOf(notice),
  };

  await start();
  const receipt = (await (await post(sales)).json()) as { readonly accepted: number; readonly duplicates: number };
  expect(receipt.duplicates).toBeGreaterThanOrEqual(acknowledged);
  expect(receipt.accepted + receipt.duplicates).toBe(sales.length);
  await eventually(() => shownTotal() === sales.length && screen.error === undefined);
  return seen;
}

async function startServer(args: readonly string[]): Promise<{ readonly server: ChildProcess; readonly url: string }> {
  const server = spawn(process.execPath, ['--conditions=bizboost-source', PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void server.kill('SIGKILL'));
  const [url] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  return { server, url };
}
