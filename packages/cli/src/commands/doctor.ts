import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { BizBoostError } from '@bizboost/core';
import { elementsFolder } from '../dashboard-page.ts';
import { readSecret } from '../input/secret-file.ts';
import { isUrl, printable } from '../store/database.ts';
import { lookAtRedis } from '../sharing/look-at-redis.ts';
import { openStore } from '../store/open-store.ts';
import { storeFileAt } from '../store/store-file.ts';

export interface DoctorOptions {
  readonly data?: string;
  readonly redis?: string;
  readonly port: number;
  readonly secretFile?: string;
}

/** One thing looked at: how it is, and where it is not well, what to do. */
export interface Finding {
  readonly name: string;
  readonly isWell: boolean;
  readonly detail: string;
}

/** Looks at everything `serve` with the same options would need, and changes nothing but what opening a store does. */
export async function doctor(options: DoctorOptions): Promise<readonly Finding[]> {
  const checks: readonly [string, () => Promise<string>][] = [
    ['node', nodeVersion],
    ['time zones', timeZones],
    ['elements', elementsBundle],
    ['port', () => portFree(options.port)],
    ['data', () => dataFile(options.data)],
    ['redis', () => sharedRedis(options.redis)],
    ['secret', () => secretFile(options.secretFile)],
  ];
  const findings: Finding[] = [];
  for (const [name, check] of checks) {
    findings.push(
      await check().then(
        (detail) => ({ name, isWell: true, detail }),
        (error: Error) => ({ name, isWell: false, detail: error.message }),
      ),
    );
  }
  return findings;
}

/** The findings in words, one line each. */
export function findingsText(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map((one) => one.name.length));
  return findings
    .map(({ name, isWell, detail }) => `${isWell ? '✓' : '✗'} ${name.padEnd(width)}  ${detail}`)
    .join('\n');
}

async function nodeVersion(): Promise<string> {
  return `${process.versions.node}, ${Math.round(process.availableMemory() / 2 ** 30)} GiB of memory to be had`;
}

async function timeZones(): Promise<string> {
  const count = Intl.supportedValuesOf('timeZone').length;
  if (count > 300) return `${count} known, data of ${process.versions['tz'] ?? 'an unknown release'}`;
  throw new BizBoostError(
    'unsupported',
    `only ${count} are known: this Node was built without full ICU data. Use an official build.`,
  );
}

async function elementsBundle(): Promise<string> {
  const path = join(elementsFolder(), 'elements.js');
  const { length } = await readFile(path).catch(() => {
    throw new BizBoostError(
      'not_found',
      `${path} is missing: run "npm run build" in the repository, or install bizboost again.`,
    );
  });
  return `elements.js is there (${length} bytes)`;
}

async function portFree(port: number): Promise<string> {
  const probe = createServer();
  probe.listen(port, '127.0.0.1');
  await once(probe, 'listening').catch(() => {
    throw new BizBoostError('conflict', `${port} is taken; give another with --port.`);
  });
  probe.close();
  return port === 0 ? 'any free one' : `${port} is free`;
}

const FORMATS = { duckdb: 'DuckDB', sqlite: 'SQLite' } as const;

async function dataFile(path: string | undefined): Promise<string> {
  if (path === undefined) return 'none given: records would be kept in memory only';
  const kind = isUrl(path) ? 'url' : await storeFileAt(path);
  if (kind === 'new') return `${path} is not there yet, or empty; serve or import will make it`;
  if (kind === 'log')
    return `${path} is a list of records, as earlier versions kept them; serve or import will make a DuckDB file of it`;
  const warnings: string[] = [];
  const store = await openStore(path, { onWarning: (message) => warnings.push(message) });
  const businesses = (await store.businesses?.()) ?? [];
  await store.close?.();
  if (warnings.length > 0) throw new BizBoostError('invalid_input', warnings.join(' '));
  const place = kind === 'url' ? printable(path) : `${path}, ${FORMATS[kind]}, ${(await stat(path)).size} bytes`;
  return `${place}, ${businesses.length} ${businesses.length === 1 ? 'business' : 'businesses'}: ${businesses.slice(0, 5).join(', ')}`;
}

async function secretFile(path: string | undefined): Promise<string> {
  if (path === undefined) return 'none given: serve would be open, to this machine alone';
  return `${(await readSecret(path)).length} bytes`;
}

async function sharedRedis(url: string | undefined): Promise<string> {
  return url === undefined ? 'none given: a server would share nothing with others' : lookAtRedis(url);
}
