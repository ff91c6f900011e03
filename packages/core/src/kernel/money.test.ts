import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exponentOf, isCurrency } from './currency.ts';
import { BizBoostError } from './errors.ts';
import { allocate, formatDecimal, lineAmount, MAX_MINOR, parseAmount, parseScaled, toMajor } from './money.ts';

function errorOf(run: () => unknown): BizBoostError {
  try {
    run();
  } catch (error) {
    if (BizBoostError.isInstance(error)) return error;
    throw error;
  }
  throw new Error('expected it to throw');
}

const currency = fc.constantFrom('JPY', 'ZMW', 'KWD', 'CLF');
const minorUnits = fc.integer({ min: -MAX_MINOR, max: MAX_MINOR });

describe('currencies', () => {
  test('have the decimals of ISO 4217', () => {
    const decimals = (code: string) => exponentOf(code);
    expect(['JPY', 'KRW', 'UGX', 'XOF', 'ISK'].map(decimals)).toEqual([0, 0, 0, 0, 0]);
    expect(['ZMW', 'EUR', 'USD', 'HUF', 'MRU', 'MGA', 'XCG'].map(decimals)).toEqual([2, 2, 2, 2, 2, 2, 2]);
    expect(['KWD', 'BHD', 'TND', 'IQD', 'LYD', 'JOD', 'OMR'].map(decimals)).toEqual([3, 3, 3, 3, 3, 3, 3]);
    expect(['CLF', 'UYW'].map(decimals)).toEqual([4, 4]);
  });

  test('every currency of this platform but metals and units of account is known', () => {
    const notMoney = /^X(AG|AU|BA|BB|BC|BD|DR|PD|PT|SU|TS|UA|XX)$/;
    const listed = Intl.supportedValuesOf('currency').filter((code) => !notMoney.test(code));
    expect(listed.length).toBeGreaterThan(140);
    expect(listed.filter((code) => !isCurrency(code))).toEqual([]);
  });

  test('an unknown code is refused in words, lower case and metals too', () => {
    for (const code of ['zmw', 'XAU', 'XXX', 'ABC', '', 'toString', '__proto__']) {
      expect(isCurrency(code)).toBe(false);
      expect(errorOf(() => exponentOf(code))).toMatchObject({ code: 'invalid_input', received: JSON.stringify(code) });
    }
  });
});

describe('parseAmount', () => {
  test('reads numbers and strings of any currency exactly', () => {
    expect(parseAmount(12.5, 'ZMW')).toBe(1250);
    expect(parseAmount('12.50', 'ZMW')).toBe(1250);
    expect(parseAmount(1.005, 'KWD')).toBe(1005);
    expect(parseAmount('0.001', 'KWD')).toBe(1);
    expect(parseAmount(1234, 'JPY')).toBe(1234);
    expect(parseAmount('-0.07', 'EUR')).toBe(-7);
    expect(parseAmount(4.35, 'EUR')).toBe(435);
    expect(parseAmount(1.1 * 3 - 3.3000000000000003 + 1.15, 'EUR')).toBe(115);
    expect(Object.is(parseAmount(-0, 'EUR'), 0)).toBe(true);
    expect(Object.is(parseAmount('-0.00', 'EUR'), 0)).toBe(true);
  });

  test('refuses more decimals than the currency has, never rounds them', () => {
    for (const [value, code] of [
      [0.5, 'JPY'],
      ['0.5', 'JPY'],
      [1.234, 'ZMW'],
      ['1.234', 'ZMW'],
      [0.0001, 'KWD'],
      [0.1 + 0.2, 'EUR'],
    ] as const)
      expect(errorOf(() => parseAmount(value, code))).toMatchObject({
        code: 'invalid_input',
        received: expect.any(String),
        expected: expect.stringContaining('decimals'),
      });
  });

  test('zeros behind the last decimal say nothing and are accepted', () => {
    expect(parseAmount('12.5000', 'ZMW')).toBe(1250);
    expect(parseAmount('12.000', 'JPY')).toBe(12);
    expect(parseAmount(12.0, 'JPY')).toBe(12);
  });

  test('holds to the bound on both sides, in numbers and strings', () => {
    expect(parseAmount(9_999_999_999_999.99, 'ZMW')).toBe(MAX_MINOR);
    expect(parseAmount('9999999999999.99', 'ZMW')).toBe(MAX_MINOR);
    expect(parseAmount('-999999999999999', 'JPY')).toBe(-MAX_MINOR);
    for (const value of [10_000_000_000_000, '10000000000000', '-10000000000000.00', 1e300, '9'.repeat(30)])
      expect(errorOf(() => parseAmount(value, 'ZMW')).code).toBe('invalid_input');
  });

  test('refuses whatever is no plain decimal', () => {
    const wrong = [
      NaN,
      Infinity,
      -Infinity,
      '',
      ' ',
      '1e3',
      '1E3',
      '0x10',
      '+1',
      '.5',
      '5.',
      '1,000',
      '1_000',
      ' 1',
      '1 ',
      '١',
      '--1',
      '1.2.3',
      '9'.repeat(5_000),
    ];
    for (const value of wrong)
      expect(errorOf(() => parseAmount(value, 'ZMW'))).toMatchObject({ code: 'invalid_input' });
    for (const value of [null, undefined, true, {}, [1], 1n] as unknown[])
      expect(errorOf(() => parseAmount(value as number, 'ZMW')).code).toBe('invalid_input');
  });

  test('law: what is written by toMajor and formatDecimal is read back to the last unit', () => {
    fc.assert(
      fc.property(minorUnits, currency, (minor, code) => {
        expect(parseAmount(toMajor(minor, code), code)).toBe(minor);
        expect(parseAmount(formatDecimal(minor, code), code)).toBe(minor);
        expect(parseAmount(JSON.parse(JSON.stringify(toMajor(minor, code))) as number, code)).toBe(minor);
      }),
    );
  });

  test('law: a number is accepted exactly when its shortest decimal is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), (value) => {
        const plain = String(value);
        fc.pre(!plain.includes('e'));
        const decimals = plain.split('.')[1]?.length ?? 0;
        if (decimals <= 2) expect(parseAmount(value, 'EUR')).toBe(parseAmount(plain, 'EUR'));
        else expect(errorOf(() => parseAmount(value, 'EUR')).code).toBe('invalid_input');
      }),
    );
  });
});

describe('parseScaled', () => {
  test('reads quantities in thousandths and prices in millionths', () => {
    expect(parseScaled(1.5, 3)).toBe(1500);
    expect(parseScaled('0.333', 3)).toBe(333);
    expect(parseScaled(0.000001, 6)).toBe(1);
    expect(parseScaled(1e-6, 6)).toBe(1);
    expect(parseScaled('999999999.999999', 6)).toBe(MAX_MINOR);
    expect(errorOf(() => parseScaled(1e-7, 6)).code).toBe('invalid_input');
    expect(errorOf(() => parseScaled('1.0000001', 6)).code).toBe('invalid_input');
  });
});

describe('formatDecimal', () => {
  test('writes all decimals of the currency and never an exponent', () => {
    expect(formatDecimal(1250, 'ZMW')).toBe('12.50');
    expect(formatDecimal(-5, 'KWD')).toBe('-0.005');
    expect(formatDecimal(1234, 'JPY')).toBe('1234');
    expect(formatDecimal(-0, 'ZMW')).toBe('0.00');
    expect(formatDecimal(MAX_MINOR, 'ZMW')).toBe('9999999999999.99');
  });
});

describe('lineAmount', () => {
  test('rounds half away from zero, once', () => {
    expect(lineAmount(1_000, 5_000, 2)).toBe(1); // 1 × 0.005
    expect(lineAmount(1_000, -5_000, 2)).toBe(-1);
    expect(lineAmount(1_000, 4_999, 2)).toBe(0);
    expect(lineAmount(3_000, 1_666_666, 2)).toBe(500); // 4.999998
    expect(lineAmount(1_500, 333_000, 0)).toBe(0); // 0.4995
    expect(lineAmount(500, 1_000_000, 0)).toBe(1);
    expect(lineAmount(2_000, 1_234_500, 3)).toBe(2_469);
    expect(Object.is(lineAmount(1_000, -1, 2), 0)).toBe(true);
    expect(Object.is(lineAmount(0, -5_000, 2), 0)).toBe(true);
  });

  test('is exact where the product leaves the safe integers, and refuses what is beyond the bound', () => {
    expect(lineAmount(999_999_999_999, 1_000_000_000, 2)).toBe(99_999_999_999_900);
    expect(lineAmount(1_234_567_891, 987_654_321_123, 2)).toBe(
      Number((1_234_567_891n * 987_654_321_123n + 5_000_000n) / 10_000_000n),
    );
    expect(errorOf(() => lineAmount(MAX_MINOR, MAX_MINOR, 2))).toMatchObject({ code: 'invalid_input' });
  });

  test('law: equals whole-number arithmetic of any size', () => {
    const size = fc.oneof(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: -1e9, max: 1e9 }), minorUnits);
    fc.assert(
      fc.property(size, size, fc.constantFrom(0, 2, 3, 4), (quantity, price, exponent) => {
        const divisor = 10n ** BigInt(9 - exponent);
        const product = BigInt(quantity) * BigInt(price);
        const magnitude = ((product < 0n ? -product : product) * 2n + divisor) / (divisor * 2n);
        const expected = Number(product < 0n ? -magnitude : magnitude);
        if (Math.abs(expected) > MAX_MINOR)
          expect(errorOf(() => lineAmount(quantity, price, exponent)).code).toBe('invalid_input');
        else expect(lineAmount(quantity, price, exponent)).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('allocate', () => {
  const weights = fc.array(
    fc.oneof(fc.nat(10), fc.nat(1_000_000), fc.nat({ max: 2 ** 31 - 1 }), fc.integer({ min: 0, max: MAX_MINOR })),
    { minLength: 1, maxLength: 30 },
  );

  test('gives left-over units to the largest remainders, ties by position', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(2, [1, 1, 1])).toEqual([1, 1, 0]);
    expect(allocate(10, [1, 2, 4])).toEqual([1, 3, 6]); // 1.43, 2.86, 5.71
    expect(allocate(1, [1, 3])).toEqual([0, 1]);
    expect(allocate(7, [5])).toEqual([7]);
    expect(allocate(0, [3, 4])).toEqual([0, 0]);
  });

  test('splits a negative total as its opposite', () => {
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(-1, [1, 0]).some((part) => Object.is(part, -0))).toBe(false);
  });

  test('weights that are all zero count as equal, and no weights can only hold nothing', () => {
    expect(allocate(5, [0, 0, 0])).toEqual([2, 2, 1]);
    expect(allocate(0, [])).toEqual([]);
    expect(errorOf(() => allocate(1, [])).code).toBe('invalid_input');
  });

  test('refuses weights and totals that are no such integers', () => {
    for (const wrong of [[-1], [0.5], [NaN], [Infinity], [2 ** 53]])
      expect(errorOf(() => allocate(1, wrong)).code).toBe('invalid_input');
    expect(errorOf(() => allocate(0.5, [1])).code).toBe('invalid_input');
  });

  test('law: loses no unit, strays less than one from proportion, gives nothing to a weight of zero, keeps the order of weights', () => {
    fc.assert(
      fc.property(minorUnits, weights, (total, shares) => {
        const parts = allocate(total, shares);
        const sum = shares.reduce((a, share) => a + BigInt(share), 0n);
        expect(parts.reduce((a, part) => a + BigInt(part), 0n)).toBe(BigInt(total));
        if (sum === 0n) return;
        for (const [index, part] of parts.entries()) {
          const share = shares[index] as number;
          const distance = BigInt(part) * sum - BigInt(total) * BigInt(share);
          expect(distance < sum && distance > -sum).toBe(true);
          if (share === 0) expect(part).toBe(0);
        }
        const bySize = [...shares.keys()].sort((a, b) => (shares[a] as number) - (shares[b] as number) || b - a);
        for (let index = 1; index < bySize.length; index++)
          expect(Math.abs(parts[bySize[index] as number] as number)).toBeGreaterThanOrEqual(
            Math.abs(parts[bySize[index - 1] as number] as number),
          );
      }),
      { numRuns: 500 },
    );
  });

  test('law: the way for small numbers and the one for large agree', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.array(fc.nat(1_000), { minLength: 1, maxLength: 12 }), (total, shares) => {
        fc.pre(shares.some((share) => share > 0));
        const factor = 10 ** 9; // the same proportions, beyond what numbers multiply exactly
        expect(
          allocate(
            total,
            shares.map((share) => share * factor),
          ),
        ).toEqual(allocate(total, shares));
      }),
    );
  });
});
