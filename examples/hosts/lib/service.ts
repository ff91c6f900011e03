// `bizboost serve` beside a host's site, with a small shop in it.
import { spawn, type ChildProcess, type SpawnOptionsWithStdioTuple } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const bizboost = fileURLToPath(new URL('../../../packages/cli/bin/bizboost.js', import.meta.url));

/** A running service. */
export interface Service {
  /** Its base URL. */
  readonly url: string;
  /** The file with its secret, where it asks for tokens. */
  readonly secretFile: string | undefined;
  /** One chitenge over the counter, K250. */
  sell(): Promise<void>;
}

/** Starts it on a free port; it ends with this process. */
export async function startService(origin: string, isGuarded: boolean): Promise<Service> {
  const secretFile = isGuarded ? makeSecret() : undefined;
  const rules = secretFile === undefined ? [] : ['--secret-file', secretFile];
  const url = await firstLine(
    endWithUs(spawn(process.execPath, [bizboost, 'serve', '--port', '0', '--origin', origin, ...rules], QUIET)),
  );
  const token = secretFile && (await tokenOf(secretFile));
  const record = async (...records: readonly object[]): Promise<void> => {
    const response = await fetch(`${url}/records`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(records),
    });
    if (response.status !== 202)
      throw new Error(`The records were refused: ${response.status} ${await response.text()}`);
  };
  let sold = 0;
  const sell = (): Promise<void> => record(chitenge((sold += 1)));
  await record(shop);
  await sell();
  return { url, secretFile, sell };
}

const shop = { kind: 'business', id: 'shop-1', name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' };

const chitenge = (count: number): object => ({
  kind: 'sale',
  id: `sale-${count}`,
  occurred_at: new Date().toISOString(),
  channel: 'whatsapp',
  items: [{ product_id: 'chitenge', name: 'Chitenge', quantity: 1, unit_price: 250 }],
});

const QUIET: SpawnOptionsWithStdioTuple<'ignore', 'pipe', 'inherit'> = { stdio: ['ignore', 'pipe', 'inherit'] };

/** Ends a process that a host started when the host itself ends. */
export function endWithUs<Child extends ChildProcess>(child: Child): Child {
  process.on('exit', () => child.kill('SIGKILL'));
  return child;
}

/** A new secret, in a file that only its owner reads and that is gone with this process. */
function makeSecret(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bizboost-host-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'secret');
  writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return file;
}

function tokenOf(secretFile: string): Promise<string> {
  const claims = ['--business', 'shop-1', '--scope', 'ingest', '--secret-file', secretFile];
  return firstLine(spawn(process.execPath, [bizboost, 'token', ...claims], QUIET));
}

async function firstLine({ stdout }: { readonly stdout: NodeJS.ReadableStream }): Promise<string> {
  for await (const line of createInterface({ input: stdout })) return line;
  throw new Error('bizboost ended before it said anything. Was it built? Run npm run build at the root.');
}
