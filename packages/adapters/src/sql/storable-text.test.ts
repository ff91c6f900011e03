import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { original, storable } from './storable-text.ts';

/** Any UTF-16 units, with a liking for those that are hard to keep. */
const texts = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom(0, 0x1b, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xdbfc, 0xdbfd, 0xdbfe, 0xdc01, 0x41),
    ),
    { maxLength: 12 },
  )
  .map((units) => String.fromCharCode(...units));

describe('a text that is hard to keep', () => {
  it('comes back as it was, whatever it is (law)', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(original(storable(text))).toBe(text);
      }),
    );
  });

  it('is kept apart from every other (law)', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(storable(one) === storable(other)).toBe(one === other);
      }),
    );
  });

  it('is kept as UTF-8 without U+0000, in no more characters than it has units (law)', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const kept = storable(text);
        expect(Buffer.from(kept, 'utf8').toString('utf8')).toBe(kept);
        expect(kept).not.toContain('\0');
        expect([...kept].length).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('is any with U+0000 or half a pair; others are kept as they are', () => {
    for (const text of ['', 'Chitenge', 'naïve “tea” 🫖', '\u{10ffff}', '\u001b', "'; --"])
      expect(storable(text)).toBe(text);
    for (const text of ['\0', '\ud800', '\udc00a', '\u{10f000}', '\u{10f800}']) expect(storable(text)).not.toBe(text);
  });
});
