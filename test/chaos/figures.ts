import { msText, numberText, type BenchRow } from '../../bench/row.ts';
import type { ClockFindings } from './clock-steps.ts';
import type { DiskFindings } from './full-disk.ts';
import type { KillFindings } from './kills.ts';
import type { Findings } from './tally.ts';
import type { TornFindings } from './torn.ts';

export function killRows(store: string, found: KillFindings): readonly BenchRow[] {
  const { kills, records, retries, sales, answered, slowestStartMs, faults } = found;
  return [
    none(`${store}, ${kills} kills: lost, twice, never sent`, found, `of ${numberText(records)} records`),
    countRow(`${store}: refused, or sold and not answered`, faults.length + Math.abs(sales - answered), 'none'),
    {
      name: `${store}: requests made again; the slowest start`,
      measured: numberText(retries),
      beside: msText(slowestStartMs),
      ratio: retries / records,
    },
  ];
}

export function tornRows(store: string, findings: readonly TornFindings[]): readonly BenchRow[] {
  return findings.map(({ tear, refused, gone, rows, wrong }) => ({
    name: `${store}, ${tear}: ${refused === undefined ? 'rows gone' : 'refused, and says so'}`,
    measured: refused === undefined ? `${numberText(gone)} of ${numberText(rows)}` : '–',
    beside: `${numberText(wrong.length)} wrong`,
    ratio: wrong.length,
    limit: { atMost: 0 },
  }));
}

export function diskRows(store: string, found: DiskFindings): readonly BenchRow[] {
  const beside = `of ${numberText(found.records)}, ${numberText(found.refusals)} refusals`;
  return [none(`${store}: lost, twice, never sent`, found, beside)];
}

export function clockRows(store: string, found: ClockFindings): readonly BenchRow[] {
  const { records, faults, offsetsSeen, shownAfterMs } = found;
  return [
    none(`${store}: lost, twice, never sent`, found, `of ${numberText(records)} records`),
    countRow(`${store}: refused`, faults.length, 'none'),
    {
      name: `${store}: the screen is current after; hours off, as seen`,
      measured: msText(shownAfterMs),
      beside: offsetsSeen.join(', '),
      ratio: shownAfterMs / 5_000,
      limit: { atMost: 1 },
    },
  ];
}

function none(name: string, { lost, twice, strange }: Findings, beside: string): BenchRow {
  const counts = [lost, twice, strange].map(({ length }) => length);
  const ratio = counts.reduce((sum, count) => sum + count, 0);
  return { name, measured: counts.join(', '), beside, ratio, limit: { atMost: 0 } };
}

function countRow(name: string, count: number, beside: string): BenchRow {
  return { name, measured: numberText(count), beside, ratio: count, limit: { atMost: 0 } };
}
