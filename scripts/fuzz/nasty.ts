import fc from 'fast-check';

/** Values that programs of this kind have stumbled over before. */

const WORDS = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\udfff\ud800',
    '\u202Eevil\u202C',
    '\u2066x',
    '\uFEFF',
    '\u2028',
    '👩‍👩‍👧‍👦',
    'ﷺ',
    'İ',
    'ß',
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'valueOf', '__defineGetter__'],
  ...[
    'NaN',
    'Infinity',
    '-0',
    '1e309',
    '0x10',
    '1_000',
    '٣',
    '1,5',
    '999999999999999999999',
    'null',
    'undefined',
    'true',
  ],
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://x")',
    '@SUM(1)',
    '${7*7}',
    '{{7*7}}',
  ],
  ...[
    "'; DROP TABLE sales; --",
    '../../etc/passwd',
    '%00',
    '%',
    '%zz',
    '\\',
    '"',
    '\r\nSet-Cookie: a=b',
    '/',
    '?',
    '#',
    '&',
    '*',
  ],
];

/** Every code point, those that belong to no character too. (fast-check's own strings of them take a second to begin.) */
const anyCharacters = fc.array(fc.nat(0x10ffff), { maxLength: 40 }).map((points) => String.fromCodePoint(...points));

export const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 20, arbitrary: anyCharacters },
  { weight: 20, arbitrary: fc.string({ maxLength: 40 }) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom('x', '9', 'é', '\ud83d', '[', '"', '.', '-'), fc.nat(3_000)).map(repeated),
  },
  { weight: 1, arbitrary: fc.constantFrom(100_000, 70_000).map((length) => 'y'.repeat(length)) },
);

function repeated([text, times]: readonly [string, number]): string {
  return text.repeat(times);
}

export const nastyNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    0.1 + 0.2,
    5e-324,
    1e308,
    -1e308,
    1e21,
    2 ** 31,
    2 ** 53,
    -(2 ** 53) - 2,
    999_999_999_999_999,
    1e15,
  ),
  fc.double(),
  fc.integer(),
);

export const nastyTime: fc.Arbitrary<string> = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom(
    ...['2026-03-02T09:00:00Z', '2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999+23:59'],
    ...[
      '2026-03-02',
      '2026-03-02T24:00:00Z',
      '2026-03-02T09:00:00+99:99',
      '-271821-04-20T00:00:00Z',
      '1970-01-01T00:00:00-14:00',
    ],
    ...['2026-W10', '١٤٤٧-٠٩-١٣', '2026-03-02t09:00:00z', '2026-03-02T09:00:60Z'],
  ),
  nastyText,
);

const leaf: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  nastyNumber,
  nastyTime,
  // A length that is no number, and what cannot be turned into a text.
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    [],
    {},
    { length: {} },
    { length: { toString: 1 } },
    { toJSON: 1, toString: 1, valueOf: 1 },
  ),
);

/** Any JSON value, rarely deep. Names of fields are texts from outside as much as their values are. */
export const nastyJson: fc.Arbitrary<unknown> = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.array(fc.tuple(nastyText, tie('tree')), { maxLength: 4 }).map(ownFields),
  ),
})).tree;

/** As `JSON.parse` makes them: `__proto__` is a field like any other. */
function ownFields(fields: readonly (readonly [string, unknown])[]): object {
  const made = {};
  for (const [name, value] of fields)
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  return made;
}

/** JSON texts that no value of this language would be written as. */
export const rawJson: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '1e999',
    '-1e999',
    '1e-999',
    '00',
    '.5',
    '+1',
    '{"a":1,"a":2}',
    '{"__proto__":{"x":1}}',
    '\u{FEFF}{}',
    '"\\ud800"',
  ),
  fc.tuple(fc.constantFrom('[', '{"a":', '[{"kind":', '{"items":['), fc.constantFrom(100, 1_000, 20_000)).map(repeated),
  fc.constantFrom(100, 1_000, 20_000).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`),
  fc.constantFrom(100, 5_000).map((depth) => `${'{"kind":'.repeat(depth)}1${'}'.repeat(depth)}`),
  fc.nat(4_000).map((digits) => `1${'0'.repeat(digits)}`),
  anyCharacters,
);

/** A text with a few of its characters taken out, doubled or replaced. */
export function damaged(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const cut = fc.tuple(
    fc.nat(),
    fc.nat(4),
    fc.oneof(fc.constant(''), fc.constantFrom(...WORDS), fc.string({ maxLength: 3 })),
  );
  return fc.tuple(text, fc.array(cut, { maxLength: 4 })).map(([whole, cuts]) =>
    cuts.reduce((so, [at, length, put]) => {
      const place = at % (so.length + 1);
      return so.slice(0, place) + put + so.slice(place + length);
    }, whole),
  );
}
