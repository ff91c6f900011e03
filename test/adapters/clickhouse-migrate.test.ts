import { Writable } from 'node:stream';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clickHouseAdapter, migrateClickHouse, type ClickHouseAdapter } from '@bizboost/adapters/clickhouse';
import { memoryAdapter, type BusinessId, type WriteBatch } from '@bizboost/core';
import { createClient } from '@clickhouse/client';
import { expect, onTestFinished, test } from 'vitest';
import { runCommandLine } from '../../packages/cli/src/command-line.ts';
import { Choices, randomFacts } from '../../packages/core/src/testing/data-random.ts';
import { sampleState } from '../../packages/core/src/testing/data-sample.ts';
import { startClickHouseCluster } from '../services/clickhouse.ts';
import { describeOwnServices, describeService } from '../services/describe-service.ts';
import type { ServiceGroup } from '../services/service-group.ts';
import { togetherIn } from './clickhouse-stores.ts';
import { keptOf } from './kept.ts';

const CLUSTER = 'bizboost';

async function run(...words: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const stream = (): Writable => new Writable({ write: (chunk, _, done) => ((said += String(chunk)), done()) });
  const code = await runCommandLine(words, { stdout: stream(), stderr: stream() } as unknown as NodeJS.Process);
  return { code, said };
}

async function statement(url: string, query: string): Promise<void> {
  const client = createClient({ url });
  await client.command({ query }).finally(() => client.close());
}

function opened(url: string): ClickHouseAdapter {
  const adapter = clickHouseAdapter({ url });
  onTestFinished(() => adapter.close());
  return adapter;
}

const asData = (url: string): string => url.replace(/^http:/, 'clickhouse:');

const named = (count: number, prefix = 'shop'): BusinessId[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}` as BusinessId);

function someBatch(seed: number): WriteBatch {
  return { facts: randomFacts(new Choices(seed), 30), states: [sampleState()], reattributed: [] };
}

/** Writes the same to each business, and says what each must have. */
async function writeTo(adapter: ClickHouseAdapter, businesses: readonly BusinessId[]): Promise<() => Promise<void>> {
  const memory = memoryAdapter();
  for (const [index, business] of businesses.entries()) {
    for (const store of [memory, adapter]) await store.write(business, someBatch(index));
  }
  return async () => {
    for (const business of businesses) expect(await keptOf(adapter, business)).toEqual(await keptOf(memory, business));
  };
}

describeService('clickhouse', 'bizboost migrate for ClickHouse', ({ room }) => {
  test('makes the schema, says so, and does nothing the second time', async () => {
    const url = asData((await room()).url);
    const [first, second] = [await run('migrate', '--data', url), await run('migrate', '--data', url)];
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.said).toMatch(/has the schema now, version 1\./);
    expect(second.said).toMatch(/is up to date: version 1 .*Nothing was changed/);
    expect((await run('doctor', '--data', url, '--port', '0')).code).toBe(0);
  });

  test('may run several times at once, and goes on where it was interrupted', async () => {
    const { url } = await room();
    await Promise.all(Array.from({ length: 3 }, () => migrateClickHouse({ url })));
    await statement(url, 'DROP TABLE bizboost_schema_1');
    await statement(url, 'DROP TABLE bizboost_claim');
    expect(await migrateClickHouse({ url })).toEqual({ from: 0, to: 1 });
    const check = await writeTo(opened(url), named(2));
    await check();
  });

  test('must have run before anything else: each command says so', async () => {
    const { url } = await room();
    await expect(opened(url).find('shop' as BusinessId, { kind: 'product' })).rejects.toMatchObject({
      code: 'unsupported',
    });
    const { code, said } = await run('serve', '--port', '0', '--data', asData(url));
    expect([code, said]).toEqual([1, expect.stringContaining('bizboost migrate --data URL')]);
  });

  test('refuses the schema of a later release, as every command does, and changes nothing', async () => {
    const { url } = await room();
    await migrateClickHouse({ url });
    await statement(url, 'CREATE VIEW bizboost_schema_999 AS SELECT 1');
    for (const command of ['migrate', 'serve']) {
      const { code, said } = await run(command, '--data', asData(url));
      expect([code, said]).toEqual([
        1,
        expect.stringMatching(/got version 999, of a later release: use that release here/),
      ]);
    }
  });

  test('never prints a password, and says what is wrong with a login, a host, a URL', async () => {
    const { url } = await room();
    const withPassword = asData(url).replace('//', '//default:hunter2@');
    const outcomes = await Promise.all(
      [withPassword, withPassword.replace(/:\d+\//, ':1/'), 'clickhouse://user:hunter2@/'].map((data) =>
        run('migrate', '--data', data),
      ),
    );
    expect(outcomes.map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(outcomes[0]?.said).toContain('refused the login');
    expect(outcomes[1]?.said).toContain('cannot be reached');
    expect(outcomes[2]?.said).toContain('Expected a URL like clickhouse://user:password@host:8123/database');
    expect(outcomes.map(({ said }) => said).join()).not.toContain('hunter2');
  });
});

describeService('clickhouse-cluster', 'bizboost migrate for a ClickHouse cluster', ({ room }) => {
  test('makes the schema on every server that is named', async () => {
    const place = await room();
    const data = `${togetherIn(place)}?cluster=${CLUSTER}`;
    const [first, second] = [await run('migrate', '--data', data), await run('migrate', '--data', data)];
    expect(first.said).toMatch(/has the schema now, version 1\./);
    expect(second.said).toContain('Nothing was changed');
    for (const url of place.urls) await opened(url).ready();
  });

  test('refuses a cluster of which a shard is not named, one that is not there, and servers that are none', async () => {
    const place = await room();
    const [first] = place.urls as [string, string];
    const refusals = [
      [{ url: first, cluster: CLUSTER }, 'got none of shard 2: name all servers'],
      [{ url: first, cluster: 'none' }, 'Expected a cluster "none"'],
      [{ url: togetherIn(place) }, 'Expected the name of the cluster'],
    ] as const;
    for (const [options, message] of refusals) {
      await expect(migrateClickHouse(options)).rejects.toMatchObject({
        code: 'unsupported',
        message: expect.stringContaining(message) as string,
      });
    }
  });

  test('takes a server that was alone before into its cluster as the first shard, with all it has', async () => {
    const place = await room();
    const [first, second] = place.urls as [string, string];
    await migrateClickHouse({ url: first });
    const alone = opened(first);
    const check = await writeTo(alone, named(6));
    await migrateClickHouse({ url: togetherIn(place), cluster: CLUSTER });
    for (const url of [first, second, togetherIn(place)]) {
      const adapter = opened(url);
      for (const [index, business] of named(6).entries()) {
        const { newFacts } = await adapter.write(business, someBatch(index));
        expect(newFacts).not.toContain(true);
      }
    }
    await check();
    const more = await writeTo(opened(second), named(6, 'later'));
    await more();
  });

  test('refuses to take it in as another', async () => {
    const place = await room();
    const [, second] = place.urls as [string, string];
    await migrateClickHouse({ url: second });
    await writeTo(opened(second), named(1));
    await expect(migrateClickHouse({ url: togetherIn(place), cluster: CLUSTER })).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('as the first shard of the cluster') as string,
    });
  });
});

describeOwnServices(['clickhouse-cluster'], 'A ClickHouse cluster that grows', () => {
  test('keeps every business where it is when shards are added, and lays new ones on those, too', async () => {
    const servers = await startClickHouseCluster({ shards: 4 });
    onTestFinished(() => servers.stop());
    await haveShards(servers, 2);
    const two = servers.nodes.slice(0, 2).map(({ url }) => `${url}/default`);
    await migrateClickHouse({ url: togetherIn({ urls: two }), cluster: CLUSTER });
    const checkOld = await writeTo(opened(togetherIn({ urls: two })), named(12));

    await haveShards(servers, 4);
    const four = servers.urls.map((url) => `${url}/default`);
    await migrateClickHouse({ url: togetherIn({ urls: four }), cluster: CLUSTER });
    await checkOld();
    const checkNew = await writeTo(opened(four[3] as string), named(24, 'new'));
    await checkNew();
    for (const url of [...four, togetherIn({ urls: four })]) {
      const adapter = opened(url);
      for (const [index, business] of named(12).entries()) {
        expect((await adapter.write(business, someBatch(index))).newFacts).not.toContain(true);
      }
    }
    await checkOld();
    const counts = await Promise.all(four.map((url) => businessesOn(url)));
    expect(
      counts.slice(2).every((count) => count > 0),
      `businesses on each shard: ${counts.join(', ')}`,
    ).toBe(true);
  }, 120_000);
});

/** Lets the cluster be the first so many of its servers, as each knows it. */
async function haveShards(servers: ServiceGroup, count: number): Promise<void> {
  for (const { folder } of servers.nodes) {
    const path = join(folder, 'config.xml');
    const original = `${path}.all`;
    const all = readOr(original, path);
    writeFileSync(original, all);
    let shard = 0;
    writeFileSync(
      path,
      all.replace(/<shard>\s*<internal_replication>[\s\S]*?<\/shard>/g, (one) => (shard++ < count ? one : '')),
    );
  }
  await servers.restart();
}

function readOr(path: string, other: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return readFileSync(other, 'utf8');
  }
}

async function businessesOn(url: string): Promise<number> {
  const client = createClient({ url });
  try {
    const query = 'SELECT uniqExact(business_id) AS count FROM bizboost_record';
    const rows = await (await client.query({ query, format: 'JSONEachRow' })).json<{ count: string }>();
    return Number(rows[0]?.count);
  } finally {
    await client.close();
  }
}
