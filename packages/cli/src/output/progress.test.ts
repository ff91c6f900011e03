import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { progressOn } from './progress.ts';

function sink(isTTY: boolean): Writable & { text: string; isTTY: boolean; columns: number } {
  const made = Object.assign(new Writable({ write: (chunk, _, done) => ((made.text += String(chunk)), done()) }), {
    text: '',
    isTTY,
    columns: 60,
  });
  return made;
}

test('on a terminal the bar redraws in place, at most ten times a second', () => {
  const to = sink(true);
  let now = 0;
  const progress = progressOn({ label: 'lines.csv', to, now: () => now });

  for (; now < 1_000; now += 10) progress.update(now / 1_000, `${now} records`);
  progress.end();

  expect(to.text.split('\r').length - 1).toBeLessThanOrEqual(11);
  expect(to.text).toContain('99%');
  expect(to.text.endsWith('\n')).toBe(true);
});

test('into a file a plain line comes every five seconds, without control characters', () => {
  const to = sink(false);
  let now = 0;
  const progress = progressOn({ label: 'lines.csv', to, now: () => now });

  for (; now <= 11_000; now += 500) progress.update(now / 11_000, 'records');
  progress.end();

  expect(to.text.trim().split('\n')).toHaveLength(2);
  expect(to.text).not.toContain('\r');
  expect(to.text).not.toContain('\x1b');
});

test('the bar is never wider than the terminal', () => {
  const to = sink(true);
  progressOn({ label: 'a-file-with-a-name-that-is-rather-long.ndjson.gz', to, now: () => 0 }).update(
    0.5,
    '123,456 records, 0 refused',
  );

  expect(to.text.replace('\r\x1b[2K', '').length).toBeLessThan(60);
});
