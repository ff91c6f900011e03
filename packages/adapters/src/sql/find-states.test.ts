import type { BusinessId, DataAdapter, State } from '@bizboost/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqlite } from '../sqlite/sqlite-database.ts';
import { SQLITE } from '../sqlite/sqlite-dialect.ts';
import type { SqlDatabase } from './database.ts';
import { ownAdapter } from './own-adapter.ts';
import type { Statement } from './statement.ts';

const SHOP = 'corner-shop' as BusinessId;
const OTHER = 'other-shop' as BusinessId;

const product = (id: string, name: string): State => ({ kind: 'product', id, record: { kind: 'product', id, name } });
const campaign = (id: string, name: string): State => ({
  kind: 'campaign',
  id,
  record: { kind: 'campaign', id, name, status: 'active' },
});

/** A real store that tells what it is asked. */
async function listened(): Promise<{
  readonly adapter: DataAdapter;
  readonly asked: Statement[];
  failNext(error: Error): void;
}> {
  const database = openSqlite(':memory:', { busyTimeoutMs: 1_000 });
  const asked: Statement[] = [];
  let failure: Error | undefined;
  const heard: SqlDatabase = Object.assign(Object.create(database) as SqlDatabase, {
    all(statement: Statement) {
      asked.push(statement);
      const failed = failure;
      failure = undefined;
      if (failed !== undefined) return Promise.reject(failed);
      return database.all(statement);
    },
    transaction: database.transaction.bind(database),
    close: database.close.bind(database),
  });
  const adapter = ownAdapter(heard, SQLITE);
  onTestFinished(() => adapter.close?.());
  await adapter.write(SHOP, {
    facts: [],
    reattributed: [],
    states: [product('kanga', 'Kanga'), product('shuka', 'Shuka'), campaign('rains', 'Rains')],
  });
  await adapter.write(OTHER, { facts: [], reattributed: [], states: [product('kanga', 'Not this one')] });
  asked.length = 0;
  return { adapter, asked, failNext: (error) => (failure = error) };
}

const namesOf = (states: readonly { readonly record?: unknown }[]): readonly unknown[] =>
  states.map(({ record }) => (record as { readonly name: string }).name).sort();

describe('states that are asked for at once', () => {
  it('cost one statement for a business, and each question has its own answer', async () => {
    const { adapter, asked } = await listened();
    const [campaigns, some, all, none, others] = await Promise.all([
      adapter.find(SHOP, { kind: 'campaign' }),
      adapter.find(SHOP, { kind: 'product', ids: ['kanga', 'gone', 'kanga'] }),
      adapter.find(SHOP, { kind: 'product' }),
      adapter.find(SHOP, { kind: 'product', ids: [] }),
      adapter.find(OTHER, { kind: 'product' }),
    ]);
    expect([campaigns, some, all, none, others].map(namesOf)).toEqual([
      ['Rains'],
      ['Kanga'],
      ['Kanga', 'Shuka'],
      [],
      ['Not this one'],
    ]);
    expect(asked).toHaveLength(2);
  });

  it('are given up by whoever does not wait for them any more', async () => {
    const { adapter } = await listened();
    const controller = new AbortController();
    const [given, kept] = [
      adapter.find(SHOP, { kind: 'campaign' }, { signal: controller.signal }),
      adapter.find(SHOP, { kind: 'campaign' }),
    ];
    controller.abort(new Error('nobody waits'));
    await expect(given).rejects.toThrow('nobody waits');
    expect(namesOf(await kept)).toEqual(['Rains']);
  });

  it('fail together where the store does, and can be asked for again', async () => {
    const { adapter, failNext } = await listened();
    failNext(new Error('out of reach'));
    const failed = await Promise.allSettled([
      adapter.find(SHOP, { kind: 'campaign' }),
      adapter.find(SHOP, { kind: 'product' }),
    ]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(namesOf(await adapter.find(SHOP, { kind: 'campaign' }))).toEqual(['Rains']);
  });
});
