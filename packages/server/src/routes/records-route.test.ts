import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { memoryAdapter } from '@bizboost/core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ndjson, post, sale, startWorld, type World } from '../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({
    limits: { maxBodyBytes: 100_000, maxUnpackedBytes: 200_000, maxRecordBytes: 1_000, maxRecords: 50 },
  });
});
afterAll(() => world.close());

const send = async (body: BodyInit, contentType?: string, headers?: Readonly<Record<string, string>>) => {
  const response = await world.fetch('/records', post(body, contentType, headers));
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    headers: response.headers,
  };
};

describe('POST /records', () => {
  it('answers with what was done with each, once it is kept', async () => {
    const { status, body } = await send(ndjson(sale('n1', 250), sale('n1', 250), { kind: 'sale', id: 'n2' }));

    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 1, duplicates: 1, rejected_count: 1 });
    expect(Object.keys(body)).toEqual(['accepted', 'duplicates', 'rejected_count', 'rejected']);
    expect(body['rejected']).toEqual([
      { index: 2, path: expect.any(String) as string, message: expect.any(String) as string },
    ]);
  });

  it.each([
    ['an array', JSON.stringify([sale('j1', 1), sale('j2', 1)], null, 2), 2],
    ['one object', JSON.stringify(sale('j3', 1)), 1],
    ['an empty array', ' [ ] ', 0],
  ])('takes %s of JSON', async (_, body, accepted) => {
    expect(await send(body, 'application/json; charset=utf-8')).toMatchObject({
      status: 202,
      body: { accepted, rejected_count: 0 },
    });
  });

  it('takes an empty NDJSON body as no records', async () => {
    expect(await send('\n')).toMatchObject({
      status: 202,
      body: { accepted: 0, duplicates: 0, rejected_count: 0, rejected: [] },
    });
  });

  it.each([undefined, 'gzip'])(
    'takes a sender that goes away in the middle (%s) for no fault of its own',
    async (packing) => {
      const headers = {
        authorization: `Bearer ${await world.token()}`,
        'content-type': 'application/x-ndjson',
        ...(packing !== undefined && { 'content-encoding': packing }),
      };
      const count = (): Promise<string> => world.fetch('/metrics').then((response) => response.text());
      const sending = request(`${world.url}/records`, { method: 'POST', headers });
      sending.on('error', () => undefined);
      const before = (await count()).match(/records".*status="499"\} (\d+)/)?.[1] ?? '0';

      const whole = packing === undefined ? Buffer.from(ndjson(sale('gone', 1))) : gzipSync(ndjson(sale('gone', 1)));
      sending.write(whole.subarray(0, 20), () => sending.destroy());

      await vi.waitFor(async () =>
        expect(await count()).toMatch(new RegExp(`records".*status="499"\\} ${Number(before) + 1}`)),
      );
      expect(world.log).toEqual([]);
    },
  );

  it('takes gzip of either', async () => {
    const gzip = { 'content-encoding': 'gzip' };

    expect(await send(gzipSync(ndjson(sale('g1', 1))), undefined, gzip)).toMatchObject({
      status: 202,
      body: { accepted: 1 },
    });
    expect(await send(gzipSync(JSON.stringify([sale('g2', 1)])), 'application/json', gzip)).toMatchObject({
      status: 202,
      body: { accepted: 1 },
    });
  });

  it('rejects a broken line, one in broken UTF-8 and one that is too long, each in its place, and keeps the others', async () => {
    const lines = [
      JSON.stringify(sale('b1', 1)),
      '{"kind":"sale",',
      '',
      JSON.stringify(sale('b2', 1, { note: 'x'.repeat(2_000) })),
      '"\u0000',
      JSON.stringify(sale('b3', 1)),
    ];
    const bytes = Buffer.from(lines.join('\n')).map((byte) => (byte === 0 ? 0xff : byte));

    const { status, body } = await send(bytes);

    expect(status).toBe(202);
    expect(body).toMatchObject({ accepted: 2, rejected_count: 3 });
    expect((body['rejected'] as { index: number; path: string }[]).map(({ index, path }) => [index, path])).toEqual([
      [1, ''],
      [2, ''],
      [3, ''],
    ]);
  });

  it('rejects one element of an array that is too long, in its place', async () => {
    const { status, body } = await send(
      JSON.stringify([sale('l1', 1, { note: 'x'.repeat(2_000) }), sale('l2', 1)]),
      'application/json',
    );

    expect([status, body['accepted'], body['rejected']]).toEqual([
      202,
      1,
      [{ index: 0, path: '', message: expect.stringContaining('1000 bytes') as string }],
    ]);
  });

  it('rejects a record of another business', async () => {
    const { status, body } = await send(
      ndjson(sale('t1', 1, { business_id: 'shop-2' }), sale('t2', 1, { business_id: 'shop-1' })),
    );

    expect([status, body['accepted']]).toEqual([202, 1]);
    expect(body['rejected']).toMatchObject([{ index: 0, path: '/business_id' }]);
  });

  it.each(['[1,', '[1 2]', '{"kind":}', 'nothing', '[{}] []', ''])(
    'is 400 for JSON that cannot be read: %j',
    async (body) => {
      expect(await send(body, 'application/json')).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    },
  );

  it.each(['text/plain', 'application/xml', 'application/json; charset=utf-16', 'application/jsonl', ''])(
    'is 415 for %j',
    async (type) => {
      const { status, body } = await send(new TextEncoder().encode('{}'), type);

      expect([status, body['code'], body['path']]).toEqual([415, 'unsupported_media_type', '/content-type']);
    },
  );

  it('is 415 for another packing, and says which is taken', async () => {
    const { status, headers } = await send('{}', 'application/json', { 'content-encoding': 'br' });

    expect([status, headers.get('accept-encoding')]).toEqual([415, 'gzip']);
  });

  it('is 413 for a body that says it is too long, for one that turns out to be, and for too many records', async () => {
    const line = `${JSON.stringify(sale('m', 1, { note: 'x'.repeat(500) }))}\n`;
    const unannounced = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < 400; i += 1) controller.enqueue(new TextEncoder().encode(line));
        controller.close();
      },
    });

    for (const body of [line.repeat(400), unannounced, '{}\n'.repeat(51)]) {
      expect(await send(body)).toMatchObject({ status: 413, body: { code: 'too_large', status: 413 } });
    }
    expect(await send(`[${'{},'.repeat(50)}{}]`, 'application/json')).toMatchObject({ status: 413 });
  });

  it('is 413 for gzip that would unpack to too much, without unpacking it', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, 0x20), { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().rss;

    expect(await send(bomb, undefined, { 'content-encoding': 'gzip' })).toMatchObject({
      status: 413,
      body: { code: 'too_large' },
    });

    expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000);
  });

  it('is 400 for gzip that is broken or cut off', async () => {
    const gzip = { 'content-encoding': 'gzip' };
    const whole = gzipSync(ndjson(sale('c1', 1)));

    for (const body of [whole.subarray(0, -9), Buffer.from('not gzip at all')]) {
      expect(await send(body, undefined, gzip)).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    }
  });

  it('serves the next request on the same wire after one it would not read', async () => {
    expect(await send('x'.repeat(90_000), 'text/plain')).toMatchObject({ status: 415 });
    expect(await send(ndjson(sale('w1', 1)))).toMatchObject({ status: 202 });
  });

  it('is 503 when the store fails, and nothing is said to be kept', async () => {
    const adapter = { ...memoryAdapter(), write: () => Promise.reject(new Error('disk full at /srv/data.db')) };
    const failing = await startWorld({ engine: { adapter }, withoutShops: true });
    const body = ndjson({ kind: 'business', id: 'shop-1', name: 'One', timezone: 'Africa/Lusaka', currency: 'ZMW' });

    const response = await failing.fetch('/records', post(body));

    expect([response.status, response.headers.has('retry-after')]).toEqual([503, true]);
    expect(await response.text()).not.toContain('/srv');
    await failing.close();
  });

  it('lists the first 100 refusals and counts them all', async () => {
    const roomy = await startWorld();
    const body = '{broken\n'.repeat(150);

    const response = await roomy.fetch('/records', post(body));
    const receipt = (await response.json()) as { rejected_count: number; rejected: unknown[] };

    expect([receipt.rejected_count, receipt.rejected.length]).toEqual([150, 100]);
    await roomy.close();
  });
});
