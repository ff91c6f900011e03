import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memoryAdapter } from '../../data/memory-adapter.ts';
import { systemClock } from '../../kernel/clock.ts';
import { businessIdOf } from '../../kernel/ids.ts';
import { createCsvMapper } from '../../records/csv/csv-mapper.ts';
import { csvMappingOf } from '../../records/csv/mapping.ts';
import { createIngest } from '../ingest.ts';

const root = new URL('../../../../../', import.meta.url);
const data = process.env['BIZBOOST_DATA'] ?? new URL('../shared/data', root).pathname;
const file = `${data}/online-retail/lines.csv.gz`;
if (!existsSync(file)) console.log(`Skipped: the online-retail data set is not in ${data} (set BIZBOOST_DATA).`);

/** The rows of a CSV file whose cells have quotes only around the whole cell. */
async function* rowsOf(path: string): AsyncGenerator<Record<string, string>> {
  let header: string[] | undefined;
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    );
    if (header === undefined) header = cells;
    else yield Object.fromEntries(header.map((column, index) => [column, cells[index] ?? '']));
  }
}

describe.skipIf(!existsSync(file))('the online-retail data set, imported with the mapping of the examples', () => {
  it('gives the control totals of its README to the penny', { timeout: 60_000 }, async () => {
    const mapping = csvMappingOf(
      JSON.parse(readFileSync(new URL('examples/mappings/online-retail.json', root), 'utf8')),
    );
    const mapper = createCsvMapper(mapping);
    const adapter = memoryAdapter();
    const ingest = createIngest({ adapter, clock: systemClock, hostProfileOf: () => undefined });
    const retail = businessIdOf('retail');
    const totals = { accepted: 0, duplicates: 0, rejected: 0, rows: 0 };
    let batch: unknown[] = [];
    const send = async (): Promise<void> => {
      const { receipt } = await ingest.one(retail, batch);
      totals.accepted += receipt.accepted;
      totals.duplicates += receipt.duplicates;
      totals.rejected += receipt.rejected_count;
      batch = [];
    };

    for await (const row of rowsOf(file)) {
      totals.rows++;
      batch.push(...mapper.push(row));
      if (batch.length >= 1_000) await send();
    }
    batch.push(...mapper.end());
    await send();

    // 16,068 invoice keys, none of both signs (counted with another tool), and the business itself.
    expect(totals).toEqual({ rows: 320_705, accepted: 16_069, duplicates: 0, rejected: 0 });
    const [sums] = await adapter.aggregate({
      business: retail,
      collection: 'ledger',
      segments: [{ from: 0, to: Date.UTC(2012, 0), offsetMs: 0 }],
      grain: 'whole',
      by: [],
      sums: { gross: { column: 'gross' }, discount: { column: 'discount' }, refund: { column: 'refund' } },
    });
    // intelligence.md section 7.
    expect(sums?.sums).toEqual({ gross: 630_482_606, discount: 2_212_412, refund: 52_077_056 });
    expect(630_482_606 - 2_212_412 - 52_077_056).toBe(576_193_138);
  });
});
