import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemReader, OnItem } from './item-buffer.ts';
import { JsonItems } from './json-items.ts';
import { NdjsonItems } from './ndjson-items.ts';

type ReaderClass = new (maxBytes: number, onItem: OnItem) => ItemReader;

/** What a reader hands out of a text, cut into chunks at the given places. */
const itemsOf = (
  Reader: ReaderClass,
  text: string,
  { cuts = [] as readonly number[], maxBytes = 1_000 } = {},
): (string | undefined)[] => {
  const items: (string | undefined)[] = [];
  const reader = new Reader(maxBytes, (bytes) => items.push(bytes && new TextDecoder().decode(bytes)));
  const bytes = new TextEncoder().encode(text);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (let i = 1; i < places.length; i += 1) reader.push(bytes.subarray(places[i - 1], places[i]));
  reader.end();
  return items;
};

const parsed = (items: readonly (string | undefined)[]): unknown[] =>
  items.map((item) => JSON.parse(item ?? 'null') as unknown);
const cuts = fc.array(fc.nat(10_000), { maxLength: 8 });

describe('JsonItems', () => {
  it('finds what a whole parser finds in any array, however it is written and wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), cuts, fc.constantFrom(0, 2), (values, places, indent) => {
        const text = JSON.stringify(values, null, indent);
        expect(parsed(itemsOf(JsonItems, text, { cuts: places, maxBytes: 1_000_000 }))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('takes one object as one item', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), cuts, (object, places) => {
        const text = ` ${JSON.stringify(object)}\n`;
        expect(parsed(itemsOf(JsonItems, text, { cuts: places, maxBytes: 1_000_000 }))).toEqual([JSON.parse(text)]);
      }),
    );
  });

  it('never throws anything but a refusal, and never takes what a whole parser refuses', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('[', ']', '{', '}', '"', ',', ':', '1', ' ', '\\', 'é'), { maxLength: 12 }),
        (characters) => {
          const text = characters.join('');
          let values: unknown[] | undefined;
          try {
            values = parsed(itemsOf(JsonItems, text));
          } catch {
            values = undefined;
          }
          let whole: unknown;
          try {
            whole = JSON.parse(text);
          } catch {
            whole = undefined;
          }
          if (typeof whole !== 'object' || whole === null) expect(values).toBeUndefined();
          else expect(values).toEqual(Array.isArray(whole) ? whole : [whole]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('lets go of one element that is too long and keeps the others', () => {
    expect(itemsOf(JsonItems, `["a","${'x'.repeat(30)}","b"]`, { maxBytes: 10, cuts: [7, 15, 22] })).toEqual([
      '"a"',
      undefined,
      '"b"',
    ]);
  });

  it.each(['', '  ', '5', '"[]"', '[] []', '[1', '{"a":1', 'null'])('refuses %j as no array or object', (text) => {
    expect(() => itemsOf(JsonItems, text)).toThrow(expect.objectContaining({ code: 'invalid_input' }) as Error);
  });
});

describe('NdjsonItems', () => {
  it('finds every line, wherever the body is cut, and no blank ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        cuts,
        fc.constantFrom('\n', '\r\n', '\n\n', '\n \t\n'),
        (values, places, end) => {
          const text = values.map((value) => JSON.stringify(value) + end).join('');
          expect(parsed(itemsOf(NdjsonItems, text, { cuts: places, maxBytes: 1_000_000 }))).toEqual(
            JSON.parse(JSON.stringify(values)),
          );
        },
      ),
    );
  });

  it('needs no line feed at the end', () => {
    expect(itemsOf(NdjsonItems, '1\n2')).toEqual(['1', '2']);
  });

  it('lets go of a line that is too long, without gathering it, and keeps the others', () => {
    expect(itemsOf(NdjsonItems, `1\n${'x'.repeat(50)}\n2`, { maxBytes: 10, cuts: [10, 20, 30] })).toEqual([
      '1',
      undefined,
      '2',
    ]);
  });
});
