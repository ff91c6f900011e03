import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Seen } from './watched-shop.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const GUIDE = join(ROOT, 'docs/operations.md');
/** Where each run leaves what it saw, for `node scripts/bad-days.ts`. */
export const SEEN_FOLDER = join(ROOT, '.cache/bad-days');

/** A row of the guide's table. */
export function rowOf(store: string, day: string, { records, known, unknown, viewer }: Seen): string {
  const cells = [records, known, unknown].map(([sdk, http]) => `${sdk} · ${http}`);
  return `| ${[store, day, ...cells, viewer].join(' | ')} |`;
}

/** Whether the guide says what was seen. Keeps it, for when the guide is to be written anew. */
export function isInGuide(row: string): boolean {
  mkdirSync(SEEN_FOLDER, { recursive: true });
  writeFileSync(join(SEEN_FOLDER, `${nameOf(row).replaceAll(/\W+/g, '-')}.md`), row);
  return linesOf(readFileSync(GUIDE, 'utf8')).some((line) => String(cellsOf(line)) === String(cellsOf(row)));
}

/** The guide with these rows beside those of other stores and days, in order. */
export function withRows(guide: string, rows: readonly string[]): string {
  const lines = linesOf(guide);
  const head = lines.findIndex((line) => cellsOf(line)[2] === 'day');
  const end = lines.findIndex((line, index) => index > head && !line.startsWith('|'));
  const kept = new Map(lines.slice(head + 2, end).map((line) => [nameOf(line), line]));
  for (const row of rows) kept.set(nameOf(row), row);
  return [
    ...lines.slice(0, head + 2),
    ...[...kept.keys()].sort().map((name) => kept.get(name)),
    ...lines.slice(end),
  ].join('\n');
}

function nameOf(row: string): string {
  return cellsOf(row).slice(1, 3).join(' ');
}

function cellsOf(row: string): string[] {
  return row.split('|').map((cell) => cell.trim());
}

function linesOf(text: string): string[] {
  return text.split('\n');
}
