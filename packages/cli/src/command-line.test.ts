import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { BusinessId } from '@bizboost/core';
import { runCommandLine } from './command-line.ts';
import { openStore } from './store/open-store.ts';
import { scratchFolder } from './testing/scratch-folder.ts';

const SHOP = { kind: 'business', id: 'shop-1', name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' };
const sale = (id: string, more: object = {}) => ({
  kind: 'sale',
  id,
  occurred_at: '2026-03-02T14:05:00+02:00',
  channel: 'whatsapp',
  amount: 250,
  ...more,
});

const view = (id: string, hour: number, more: object = {}) => ({
  kind: 'event',
  id,
  type: 'page_view',
  occurred_at: new Date(Date.UTC(2026, 2, 2, hour)).toISOString(),
  channel: 'website',
  visitor_id: 'visitor-1',
  ...more,
});

async function run(...words: string[]): Promise<{ code: number; results: string; notes: string }> {
  const written = { results: '', notes: '' };
  const to = (name: keyof typeof written) =>
    new Writable({ write: (chunk, _, done) => ((written[name] += String(chunk)), done()) });
  const code = await runCommandLine(words, { stdout: to('results'), stderr: to('notes') } as unknown as NodeJS.Process);
  return { code, ...written };
}

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(await scratchFolder(), name);
  await writeFile(path, content);
  return path;
}

/** Starting Node from sources takes its time on a busy machine. */
const PROCESSES = { timeout: 60_000 };

const ndjson = (...records: object[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');

test('an import says how many were kept, known already and refused, and why, with the line', async () => {
  const file = await fileOf(
    'sales.ndjson',
    `${ndjson(SHOP, sale('s1'), sale('s1'), sale('s2', { amount: 'much' }))}not json\n`,
  );

  const { code, results } = await run('import', file, '--business', 'shop-1');

  expect(code).toBe(0);
  expect(results).toContain('2 kept, 1 known already, 2 refused');
  expect(results).toMatch(/\/amount .*line 4/);
  expect(results).toMatch(/not JSON.*line 5/);
});

test('importing the same file again keeps nothing twice', async () => {
  const data = join(await scratchFolder(), 'shop');
  const file = await fileOf('sales.ndjson', ndjson(SHOP, sale('s1')));
  await run('import', file, '--business', 'shop-1', '--data', data);

  const { results } = await run('import', file, '--business', 'shop-1', '--data', data);

  expect(results).toContain('0 kept, 2 known already');
});

test('an export is imported again into a store that gives the same export', async () => {
  const folder = await scratchFolder();
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  const items = [{ product_id: 'p1', name: 'Apron', quantity: 3, unit_price: 0.335, discount: 0.01 }];
  const refund = { kind: 'refund', id: 'r1', occurred_at: '2026-03-02T15:00:00Z', sale_id: 's1', amount: 0.5 };
  const file = await fileOf('sales.ndjson', ndjson(SHOP, sale('s1', { amount: undefined, items }), sale('s2'), refund));
  await run('import', file, '--business', 'shop-1', '--data', first);

  const { code, results, notes } = await run('export', '--data', first);
  const zipped = join(folder, 'backup.ndjson.gz');
  await run('export', zipped, '--data', first, '--business', 'shop-1');
  const restored = await run('import', zipped, '--data', second);

  expect([code, notes]).toEqual([0, '5 records written.\n']);
  expect(restored.results).toContain('5 kept, 0 known already, 0 refused');
  expect((await run('export', '--data', second)).results).toBe(results);
  expect(gunzipSync(await readFile(zipped)).toString()).toBe(results);
});

test('an export of a store that is not there, or empty, fails and leaves no file', async () => {
  const folder = await scratchFolder();
  await writeFile(join(folder, 'empty'), '');

  const missing = await run('export', join(folder, 'out'), '--data', join(folder, 'missing'));
  const empty = await run('export', join(folder, 'out'), '--data', join(folder, 'empty'));
  const unknown = await run('export', join(folder, 'out'), '--data', join(folder, 'empty'), '--business', 'nobody');

  expect([missing, empty, unknown].map(({ code, notes }) => [code, notes])).toEqual([
    [1, expect.stringContaining('is not there')],
    [1, expect.stringContaining('holds no business')],
    [1, expect.stringContaining('no business "nobody"')],
  ]);
  expect(await readdir(folder)).toEqual(['empty']);
});

test('old days are summed up once, and so in every copy; a record that comes late for one is refused', async () => {
  const folder = await scratchFolder();
  const [data, copy, backup] = [join(folder, 'shop'), join(folder, 'copy'), join(folder, 'backup.ndjson.gz')];
  const views = [view('e1', 9), view('e2', 14), view('e3', 14, { channel: 'facebook' }), sale('s1')];
  await run('import', await fileOf('views.ndjson', ndjson(SHOP, ...views)), '--business', 'shop-1', '--data', data);

  const retaining = ['retain', '--data', data, '--keep', '30d'];
  expect((await run(...retaining)).results).toContain('shop-1: 3 events before');
  expect((await run(...retaining)).results).toContain('shop-1: nothing to do before');

  await run('export', backup, '--data', data);
  await run('import', backup, '--data', copy);
  const { results } = await run('export', '--data', copy);
  expect(results).toBe(gunzipSync(await readFile(backup)).toString());
  expect(results).not.toContain('visitor-1');

  const late = await fileOf('late.ndjson', ndjson(view('e1', 9), sale('s2')));
  for (const place of [data, copy]) {
    const tried = await run('import', late, '--business', 'shop-1', '--data', place);
    expect(tried.results).toContain('1 kept, 0 known already, 1 refused');
    expect(tried.results).toMatch(/occurred_at .*its day is kept as sums/);
  }
});

test('a customer is taken out of the data file, and is not found a second time', async () => {
  const data = join(await scratchFolder(), 'shop');
  const file = await fileOf('sales.ndjson', ndjson(SHOP, sale('s1', { customer_id: 'ann' })));
  await run('import', file, '--business', 'shop-1', '--data', data);

  const erasing = ['erase', '--data', data, '--business', 'shop-1', '--customer', 'ann'];

  expect((await run(...erasing)).results).toContain('Erased from 0 events and 1 sale.');
  expect((await run(...erasing)).results).toContain('Nothing names this person (any more).');
});

test('a gzip file is read whatever its name', async () => {
  const file = await fileOf('sales', gzipSync(ndjson(SHOP, sale('s1'))));

  expect((await run('import', file, '--business', 'shop-1')).results).toContain('2 kept');
});

test('a gzip file that breaks off ends the import with a failure that names it', async () => {
  const whole = gzipSync(ndjson(SHOP, ...Array.from({ length: 500 }, (_, index) => sale(`s${index}`))));
  const file = await fileOf('sales.gz', whole.subarray(0, whole.length - 20));

  const { code, notes } = await run('import', file, '--business', 'shop-1');

  expect(code).toBe(1);
  expect(notes).toMatch(/sales\.gz breaks off/);
});

test('an import that fails on the way says what became of the records before', async () => {
  const good = await fileOf('sales.ndjson', ndjson(SHOP, sale('s1')));

  const { code, notes, results } = await run('import', good, '/nowhere/more.ndjson', '--business', 'shop-1');

  expect(code).toBe(1);
  expect(results).toBe('');
  expect(notes).toMatch(/Until it failed: 2 kept, 0 known already, 0 refused/);
});

test('--business fills in a missing business and overrides none', async () => {
  const other = { ...SHOP, id: 'shop-2' };
  const file = await fileOf('sales.ndjson', ndjson(SHOP, other, sale('s1'), sale('s2', { business_id: 'shop-2' })));
  const data = join(await scratchFolder(), 'shop');

  await run('import', file, '--business', 'shop-1', '--data', data);

  const store = await openStore(data, { onWarning: () => {} });
  const find = (business: string) => store.find(business as BusinessId, { kind: 'sale', ids: ['s1', 's2'] });
  expect((await find('shop-1')).map(({ id }) => id)).toEqual(['s1']);
  expect((await find('shop-2')).map(({ id }) => id)).toEqual(['s2']);
  await store.close?.();
});

test('CSV with semicolons and a mapping becomes records', async () => {
  const mapping = {
    business: { id: 'shop-1', name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' },
    kind: 'sale',
    fields: {
      id: { column: 'nr' },
      occurred_at: { column: 'when', format: 'yyyy-MM-dd HH:mm' },
      channel: { const: 'website' },
      amount: { column: 'total', decimal: ',' },
    },
  };
  const map = await fileOf('map.json', JSON.stringify(mapping));
  const file = await fileOf('sales.csv', '\uFEFFnr;when;total\n1;2026-03-02 14:05;12,50\n2;2026-03-02 14:06;"3,25"\n');

  const { results } = await run('import', file, '--map', map);

  expect(results).toContain('3 kept, 0 known already, 0 refused');
});

test('an import that keeps nothing and refuses something has failed', async () => {
  const file = await fileOf('notes.txt', 'hello\nworld\n');

  expect(await run('import', file)).toMatchObject({ code: 1 });
});

test.for([
  [['import', '/nowhere/sales.ndjson'], /is not there/],
  [['token', '--business', 'b', '--secret-file', '/nowhere/secret'], /openssl rand/],
  [['serve', '--host', '0.0.0.0', '--port', '0'], /Give a secret/],
  [['serve', '--jwks', 'not an address'], /--jwks takes the address/],
] as const)('%s fails with what to do', async ([words, message]) => {
  const { code, notes, results } = await run(...words);

  expect(code).toBe(1);
  expect(notes).toMatch(message);
  expect(results).toBe('');
});

test('a wrong call exits with 2 and shows the help of its command', async () => {
  const { code, notes } = await run('serve', '--port', 'http');

  expect(code).toBe(2);
  expect(notes).toMatch(/0 to 65535/);
});

test.each(['serve', 'backtest'])('%s refuses a number of posts that is none, and says what is one', async (command) => {
  for (const wrong of ['7', 'many', '1000000']) {
    const { code, notes } = await run(command, '--most-posts', wrong);
    expect(code).toBe(2);
    expect(notes).toMatch(/--most-posts.*a whole number from 100 to 100,000/);
  }
});

test('serve refuses a promise of a channel that is none, and says what is one', async () => {
  for (const wrong of ['whatsapp', '=24h', 'whatsapp=soon', 'whatsapp=5m', 'whatsapp=40d']) {
    const { code, notes } = await run('serve', '--late-after', wrong);
    expect(code).toBe(2);
    expect(notes).toMatch(/--late-after.*(like whatsapp=24h|written like 30m|an hour to 31 days)/);
  }
});

test('serve refuses a form of log that there is not, and names those there are', async () => {
  const { code, notes } = await run('serve', '--log', 'xml');
  expect(code).toBe(2);
  expect(notes).toMatch(/--log.*text, json/);
});

test('every command has --help on standard output', async () => {
  for (const command of ['serve', 'import', 'token', 'doctor']) {
    const { code, results } = await run(command, '--help');
    expect(code).toBe(0);
    expect(results).toContain(`bizboost ${command}`);
  }
});

test('--version is that of the package', async () => {
  const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };

  expect(await run('--version')).toMatchObject({ code: 0, results: `${version}\n` });
});

test('a token opens the server that has the same secret, for as long as it says', async () => {
  const secret = await fileOf('secret', 'a secret of more than thirty-two bytes, for tests\n');

  const { code, results } = await run(
    'token',
    '--business',
    'shop-1',
    '--secret-file',
    secret,
    '--scope',
    'read,ingest',
    '--ttl',
    '30m',
  );

  const claims = JSON.parse(Buffer.from(results.split('.')[1] ?? '', 'base64url').toString()) as Record<string, number>;
  expect(code).toBe(0);
  expect(claims).toMatchObject({ business: 'shop-1', scope: 'read ingest' });
  expect((claims['exp'] ?? 0) - (claims['iat'] ?? 0)).toBe(1_800);
});

test('the doctor names what is wrong and fails', async () => {
  const secret = await fileOf('secret', 'short');

  const { code, results } = await run('doctor', '--port', '0', '--secret-file', secret);

  expect(code).toBe(1);
  expect(results).toMatch(/✗ secret .*at least 32/);
  expect(results).toMatch(/✓ node/);
});

test('the doctor tells of a data file what it is, and changes nothing', async () => {
  const list = await fileOf('old', ndjson(SHOP, sale('s1', { business_id: 'shop-1' })));
  const data = join(await scratchFolder(), 'shop');
  await run('import', list, '--data', data);
  const doctor = (...words: string[]) => run('doctor', '--port', '0', ...words);

  expect((await doctor('--data', data)).results).toMatch(/✓ data .*shop, DuckDB, \d+ bytes, 1 business: shop-1/);
  expect((await doctor('--data', list)).results).toMatch(/✓ data .*a list of records/);
  expect(await readFile(list, 'utf8')).toContain('"kind":"business"');
  expect((await doctor('--data', `${data}-to-be`)).results).toMatch(/✓ data .*not there yet/);
});

test(
  'serve keeps what it acknowledged through a kill, and a second owner of its file is refused',
  PROCESSES,
  async () => {
    const data = join(await scratchFolder(), 'shop');
    const first = await serving(data);
    const response = await fetch(`${first.url}/records`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: ndjson(SHOP, sale('s1', { business_id: 'shop-1' })),
    });
    expect(response.status).toBe(202);
    const second = await run('serve', '--data', data, '--port', '0');
    expect(second.notes).toContain(`process ${first.pid}`);

    await first.end('SIGKILL');

    const again = await serving(data);
    const answer = (await (
      await fetch(`${again.url}/analytics/live/revenue?period=2026-03-02..2026-03-02`)
    ).json()) as object;
    expect(answer).toMatchObject({ total_revenue: 250 });
    await again.end('SIGTERM');
  },
);

test('serve sums up old days as it starts', PROCESSES, async () => {
  const data = join(await scratchFolder(), 'shop');
  const file = await fileOf('views.ndjson', ndjson(SHOP, view('e1', 9), view('e2', 14)));
  await run('import', file, '--business', 'shop-1', '--data', data);

  const server = await serving(data, '--keep', '30d');

  const ask = async (): Promise<object> =>
    (await fetch(`${server.url}/analytics/metrics/visitors?period=2026-03-02..2026-03-02`)).json() as Promise<object>;
  await expect.poll(ask, { timeout: 20_000 }).toMatchObject({ missing: [{ code: 'only_daily_sums' }] });
  await server.end('SIGTERM');
  expect((await run('retain', '--data', data, '--keep', '30d')).results).toContain('nothing to do');
});

test('serve ends in good order when it is asked to stop', PROCESSES, async () => {
  const server = await serving(join(await scratchFolder(), 'shop'));

  expect(await server.end('SIGTERM')).toBe(0);
});

/** A real process on a free port, from sources. */
async function serving(
  data: string,
  ...more: readonly string[]
): Promise<{ url: string; pid: number; end(signal: NodeJS.Signals): Promise<number | null> }> {
  const main = new URL('./main.ts', import.meta.url).pathname;
  const words = [
    '--conditions=bizboost-source',
    '--experimental-strip-types',
    main,
    'serve',
    '--data',
    data,
    '--port',
    '0',
    ...more,
  ];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: String(line).trim(),
    pid: child.pid ?? 0,
    async end(signal) {
      child.kill(signal);
      return ((await once(child, 'exit')) as [number | null])[0];
    },
  };
}

test('serve takes a Redis only beside records that other servers have, too', async () => {
  const file = join(await scratchFolder(), 'shop');
  for (const words of [[], ['--data', file]]) {
    const { code, notes } = await run('serve', '--redis', 'redis://127.0.0.1:6379', ...words);
    expect(code).toBe(1);
    expect(notes).toContain('name a database with --data');
  }
});

test('a Redis that is none, or not there, is said without its password', async () => {
  const { code, results } = await run('doctor', '--port', '0', '--redis', 'redis://user:s3cret@127.0.0.1:1');
  expect(code).toBe(1);
  expect(results).toMatch(/✗ redis +cannot be reached: .*ECONNREFUSED/);
  const wrong = await run('doctor', '--port', '0', '--redis', 'http://user:s3cret@127.0.0.1');
  expect(wrong.results).toContain('Expected the address of a Redis');
  expect(results + wrong.results).not.toContain('s3cret');
});
