import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DataAdapter, Fact } from '@bizboost/core';
import { expect, onTestFinished, test } from 'vitest';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { BUSINESSES, factsOf, openBusy } from '../testing/write-until-killed.ts';

const KILLS = 8;
const writer = fileURLToPath(new URL('../testing/write-until-killed.ts', import.meta.url));

test(
  'killed again and again while it writes, sorts and takes its log in, a file keeps every acknowledged record, once, and of all others whole batches or nothing',
  { timeout: 180_000 },
  async () => {
    const path = join(await scratchFolder(), 'shop.duckdb');
    const acknowledged = new Set<number>();
    let next = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      // What may have been kept and not acknowledged is sent again, and much that was acknowledged too.
      const resent = Math.max(0, next - 40);
      for (const batch of await writeAndKill(path, resent, 30 + kill * 17)) acknowledged.add(batch);
      next = Math.max(...acknowledged) + 1;

      const adapter = await openBusy(path);
      expectWhole(await contentOf(adapter), acknowledged);
      await adapter.close();
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS * 30);
  },
);

/** Starts to write at a batch, kills the process once so many are acknowledged, and tells which. */
async function writeAndKill(path: string, first: number, after: number): Promise<number[]> {
  const child = spawn(process.execPath, ['--conditions=bizboost-source', writer, path, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exit = once(child, 'exit');
  const acknowledged: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(Number(line));
    if (acknowledged.length === after) child.kill('SIGKILL');
  }
  const [, signal] = (await exit) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}

async function contentOf(adapter: DataAdapter): Promise<Fact[]> {
  const facts: Fact[] = [];
  const kinds = ['event', 'sale', 'refund', 'spend'] as const;
  for (const business of BUSINESSES)
    for await (const fact of adapter.read({ business, kinds, from: 0, to: Infinity })) facts.push(fact);
  return facts;
}

function expectWhole(facts: readonly Fact[], acknowledged: ReadonlySet<number>): void {
  const times = new Map<string, number>();
  for (const { kind, id } of facts) times.set(`${kind} ${id}`, (times.get(`${kind} ${id}`) ?? 0) + 1);
  expect([...times].filter(([, count]) => count !== 1)).toEqual([]);
  let known = 0;
  for (let batch = 0; batch <= Math.max(...acknowledged) + 10; batch++) {
    const own = factsOf(batch);
    const kept = own.filter(({ kind, id }) => times.has(`${kind} ${id}`)).length;
    known += kept;
    if (acknowledged.has(batch)) expect([batch, kept]).toEqual([batch, own.length]);
    else expect([0, own.length]).toContain(kept);
  }
  expect(known).toBe(facts.length);
  for (const fact of facts) if (fact.kind === 'sale') expect(fact.lines).toHaveLength(2);
}
