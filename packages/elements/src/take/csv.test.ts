import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, type Cell } from './csv.ts';

const read = (text: string): string[][] => parse(text, { bom: true, relax_column_count: true });
/** What a spreadsheet may take for more than words. */
const nasty = fc.constantFrom(
  '=1+1',
  '+260 97',
  '-5',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '＝1',
  '"',
  ',',
  ';',
  '\r\n',
  ' a ',
  '',
  '\u{FEFF}',
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  nasty,
  fc.tuple(nasty, fc.string()).map((parts) => parts.join('')),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(text, fc.double(), fc.integer(), fc.constant(null));

describe('CSV', () => {
  it('says to a real reader what it was given: texts as texts, numbers to the last digit', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), (rows) => {
        const expected = rows.map((cells) => cells.map((one) => (typeof one === 'number' ? one : (one ?? ''))));
        const got = read(csvOf(rows)).map((cells, row) =>
          cells.map((words, column) => {
            const given = expected[row]?.[column];
            if (typeof given === 'number') return words === '' ? Number.NaN : Number(words);
            return given !== words && words.startsWith("'") ? words.slice(1) : words;
          }),
        );
        const shown = expected.map((cells) =>
          cells.map((one) => (typeof one === 'number' ? (Number.isFinite(one) ? one + 0 : Number.NaN) : one)),
        );
        expect(got).toEqual(shown);
      }),
    );
  });

  it('holds no text that a spreadsheet would compute', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (cells) => {
        for (const words of read(csvOf([cells])).flat()) expect(words).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u);
      }),
    );
  });

  it('leaves numbers numbers, also those below zero, and no number empty', () => {
    expect(csvOf([[-5, 1e21, -0, 0.1, Number.NaN, Number.POSITIVE_INFINITY, null, undefined]])).toBe(
      '\u{FEFF}-5,1e+21,0,0.1,,,,\r\n',
    );
  });

  it('begins with the mark that Excel knows UTF-8 by, and ends each line as the standard says', () => {
    expect(csvOf([['Name'], ['Chitenge, 6 yards'], ['12" tray'], ['']])).toBe(
      '\u{FEFF}Name\r\n"Chitenge, 6 yards"\r\n"12"" tray"\r\n""\r\n',
    );
  });
});
