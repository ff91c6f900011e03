import { describe, expect, it } from 'vitest';
import { timeReader } from './date-pattern.ts';

const read = (pattern: string, text: string, timezone = 'UTC'): string | undefined => {
  const at = timeReader(pattern)(text, timezone);
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('a time of a pattern', () => {
  it.each([
    ['yyyy-MM-dd HH:mm', '2011-06-01 08:26', 'Europe/London', '2011-06-01T07:26:00.000Z'],
    ['yyyy-MM-dd HH:mm', '2010-12-01 08:26', 'Europe/London', '2010-12-01T08:26:00.000Z'],
    ['d/M/yyyy H:mm', '1/12/2010 8:26', 'Africa/Lusaka', '2010-12-01T06:26:00.000Z'],
    ['M/d/yyyy h:mm a', '12/1/2010 12:05 am', 'UTC', '2010-12-01T00:05:00.000Z'],
    ['M/d/yyyy h:mm a', '12/1/2010 12:05 PM', 'UTC', '2010-12-01T12:05:00.000Z'],
    ['dd MMM yyyy', '29 Feb 2024', 'UTC', '2024-02-29T00:00:00.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", '2026-03-02T14:05:01.250+02:00', 'Asia/Tokyo', '2026-03-02T12:05:01.250Z'],
    ['yyyy-MM-ddTHH:mm:ssXXX', '2026-03-02T14:05:01-0530', 'UTC', '2026-03-02T19:35:01.000Z'],
    ["'the' d.M.yyyy", 'the 2.3.2026', 'UTC', '2026-03-02T00:00:00.000Z'],
    ['unix', '1772452800', 'Asia/Tokyo', '2026-03-02T12:00:00.000Z'],
    ['unix_ms', '1772452800123', 'UTC', '2026-03-02T12:00:00.123Z'],
  ])('%s reads "%s" in %s', (pattern, text, timezone, expected) => {
    expect(read(pattern, text, timezone)).toBe(expected);
  });

  it('takes an hour that comes twice as the first, and one that is skipped as lying behind the gap', () => {
    expect(read('yyyy-MM-dd HH:mm', '2026-10-25 01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
    expect(read('yyyy-MM-dd HH:mm', '2026-03-29 01:30', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z');
  });

  it.each([
    ['yyyy-MM-dd', '2023-02-29'],
    ['yyyy-MM-dd', '2023-2-9'],
    ['yyyy-MM-dd', '2023-13-01'],
    ['yyyy-MM-dd', '2023-01-01 '],
    ['yyyy-MM-dd HH:mm', '2023-01-01 24:00'],
    ['yyyy-MM-dd HH:mm', '2023-01-01 10:60'],
    ['h:mm a', '13:00 pm'],
    ['dd MMM yyyy', '01 Foo 2023'],
    ['d.M.yyyy', '1x1x2023'],
    ['unix', 'soon'],
  ])('%s does not read "%s"', (pattern, text) => {
    expect(read(pattern, text)).toBeUndefined();
  });

  it('is refused when it has letters that mean nothing', () => {
    expect(() => timeReader('yyyy-MM-dd QQ')).toThrow(/got "QQ" in "yyyy-MM-dd QQ"/);
    expect(() => timeReader('DD/MM/YYYY')).toThrow(/got "DD"/);
  });
});
