import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { explainRecord } from '../explain-record.ts';
import { recordKinds, recordSchemas } from '../schema/record.ts';
import { acceptors } from './acceptors.ts';
import type { Fields } from './fields.ts';

/** Values at the limits of every field there is: each is right for some field and wrong for the others. */
const EDGES: readonly unknown[] = [
  ...[
    '',
    'a',
    'A',
    'p1',
    '0',
    'x'.repeat(64),
    'x'.repeat(65),
    'x'.repeat(128),
    'x'.repeat(129),
    '😀'.repeat(128),
    '😀'.repeat(129),
  ],
  ...['a\0', '\ud800', 'a\udc00', 'über', 'whats_app.2-b', '9am', '-a', 'product_viewed', 'a b', 'a\n', '\n'],
  ...[
    '2026-03-02T14:05:00+02:00',
    '2026-03-02T12:05:00.123456Z',
    '2026-02-29T00:00:00Z',
    '2026-03-02T14:05:00',
    '2026-03-02',
  ],
  ...[
    '1969-12-31T23:59:59Z',
    '1970-01-01T00:00:00Z',
    '1970-01-01T00:30:00+01:00',
    '9999-12-31T23:59:59-23:59',
    '2016-12-31T23:59:60Z',
  ],
  ...[
    'ZMW',
    'JPY',
    'zmw',
    'XXX',
    'EUR ',
    'Africa/Lusaka',
    'UTC',
    'Mars/Base',
    '+02:00',
    '__proto__',
    'constructor',
    'null',
  ],
  ...[
    '12.5',
    '12.50',
    '-12.5',
    '+1',
    '1e3',
    '.5',
    '5.',
    '007',
    '1,5',
    ' 1',
    '0.1234567',
    '999999999999999',
    '1000000000000000',
    '-0',
    '0'.repeat(40),
    'rest',
  ],
  ...[
    0,
    -0,
    1,
    -1,
    7,
    8,
    12.5,
    -12.5,
    0.001,
    0.0001,
    0.000001,
    1e-7,
    0.1 + 0.2,
    1e15,
    999_999_999_999_999,
    1e21,
    2 ** 53,
    -(2 ** 53),
  ],
  ...[
    NaN,
    Infinity,
    -Infinity,
    true,
    false,
    null,
    undefined,
    [],
    {},
    ['whatsapp'],
    ['#a', 1],
    [null],
    new Date(0),
    10n,
    () => 1,
    Symbol('s'),
  ],
];

const edge = fc.constantFrom(...EDGES);

/** Values for a schema, made by walking it: mostly what it describes, sometimes an edge of something else, sometimes left out. */
function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const def = schema._zod.def as z.core.$ZodTypeDef & Readonly<Record<string, unknown>>;
  if (def.type === 'optional' || def.type === 'nullable')
    return mostly(arbitraryOf(def['innerType'] as z.core.$ZodType), fc.constantFrom(null, undefined));
  if (def.type === 'literal') return mostly(fc.constantFrom(...(def['values'] as unknown[])), edge, 60);
  if (def.type === 'enum') return mostly(fc.constantFrom(...Object.values(def['entries'] as object)), edge, 30);
  if (def.type === 'array')
    return mostly(fc.array(arbitraryOf(def['element'] as z.core.$ZodType), { maxLength: 3 }), edge, 30);
  if (def.type === 'object')
    return mostly(objectOf(def['shape'] as Readonly<Record<string, z.core.$ZodType>>), edge, 60);
  const fitting = EDGES.filter((value) => (schema as unknown as z.ZodMiniType).safeParse(value).success);
  return mostly(fc.constantFrom(...fitting), edge, 25);
}

function objectOf(shape: Readonly<Record<string, z.core.$ZodType>>): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, arbitraryOf(field)]));
  const present = fc.record(fields, {
    requiredKeys: Object.keys(shape).filter((name) => shape[name]?._zod.optin !== 'optional'),
  });
  return fc
    .tuple(present, fc.dictionary(fc.constantFrom('note', 'extra', 'toString'), edge, { maxKeys: 1 }))
    .map(([known, unknown]) => ({ ...unknown, ...known }));
}

function mostly(usual: fc.Arbitrary<unknown>, seldom: fc.Arbitrary<unknown>, times = 8): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: usual, weight: times }, { arbitrary: seldom, weight: 1 });
}

/** One missing required field, for the records that would be right but for it. */
function withHoles(record: unknown, hole: number): unknown {
  if (typeof record !== 'object' || record === null || hole >= Object.keys(record).length) return record;
  const name = Object.keys(record)[hole] as string;
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}

describe.each(recordKinds)('the hot path of %s records', (kind) => {
  const schema = recordSchemas[kind];
  const records = fc.tuple(arbitraryOf(schema), fc.nat({ max: 40 })).map(([record, hole]) => withHoles(record, hole));

  it('accepts exactly what its schema accepts', () => {
    let accepted = 0;
    fc.assert(
      fc.property(records, (record) => {
        fc.pre(typeof record === 'object' && record !== null && !Array.isArray(record));
        const isAccepted = acceptors[kind](record as Fields);
        accepted += Number(isAccepted);
        expect(isAccepted).toBe(schema.safeParse(record).success);
      }),
      { numRuns: 2_000 },
    );
    // A law over nothing but refusals would prove little.
    expect(accepted).toBeGreaterThan(100);
  });

  it('is right about every edge in every field of an accepted record', () => {
    const base = fc
      .sample(records, { numRuns: 2_000, seed: 7 })
      .filter((record) => schema.safeParse(record).success)
      .slice(0, 3) as Fields[];
    expect(base).toHaveLength(3);
    for (const record of base)
      for (const name of Object.keys(schema.shape))
        for (const value of EDGES) {
          const changed = { ...record, [name]: value };
          expect([name, value, acceptors[kind](changed)]).toEqual([name, value, schema.safeParse(changed).success]);
        }
  });

  it('leaves nothing without an explanation', () => {
    fc.assert(
      fc.property(records, (record) => {
        fc.pre(typeof record === 'object' && record !== null && (record as Fields)['kind'] === kind);
        const refusal = explainRecord(record);
        expect(refusal === undefined).toBe(acceptors[kind](record as Fields));
        if (refusal !== undefined) expect(refusal.message).toMatch(/^Expected .*, (got|but it is missing).*\.$/s);
      }),
      { numRuns: 500 },
    );
  });
});
