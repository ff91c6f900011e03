import { describe, expect, it } from 'vitest';
import { recordJsonSchemas } from './json-schemas.ts';
import { recordKinds } from './record.ts';

const nameOf = (kind: string): string => `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}Record`;

describe('the JSON Schemas of records', () => {
  const schemas = recordJsonSchemas();

  it('name every kind, what they share, and any of them', () => {
    expect(Object.keys(schemas).toSorted()).toEqual(['Id', 'Record', ...recordKinds.map(nameOf)].toSorted());
    expect(schemas['Record']?.anyOf).toHaveLength(recordKinds.length);
  });

  it('refer only to names that are there', () => {
    const refs = [...JSON.stringify(schemas).matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref as string);

    expect(refs.length).toBeGreaterThan(20);
    for (const ref of refs) {
      expect(ref).toMatch(/^#\/components\/schemas\//);
      expect(schemas).toHaveProperty([ref.slice('#/components/schemas/'.length)]);
    }
  });

  it('say what the checks check', () => {
    expect(schemas['SaleRecord']).toMatchObject({
      type: 'object',
      required: ['kind', 'id', 'occurred_at', 'channel'],
      oneOf: [{ required: ['items'] }, { required: ['amount'] }],
      properties: {
        kind: { const: 'sale' },
        id: { $ref: '#/components/schemas/Id' },
        occurred_at: { type: 'string', format: 'date-time' },
        channel: { type: 'string', pattern: '^[a-z][a-z0-9_.-]{0,63}$' },
        discount: { anyOf: [{ type: 'number', minimum: 0 }, { type: 'string' }] },
        items: { type: 'array', items: { required: ['product_id', 'quantity', 'unit_price'] } },
      },
    });
    expect(schemas['EventRecord']).toMatchObject({ properties: { count: { type: 'integer', minimum: 1 } } });
    expect(schemas['Id']).toMatchObject({
      anyOf: [{ type: 'string', minLength: 1, maxLength: 128 }, { type: 'integer' }],
    });
  });

  it('describe every field, and never say null', () => {
    const text = JSON.stringify(schemas);

    expect(text).not.toContain('"null"');
    for (const kind of recordKinds) {
      const fields = Object.entries(schemas[nameOf(kind)]?.properties ?? {}) as [string, { description?: string }][];
      expect(
        fields
          .filter(([field, { description }]) => field !== 'kind' && !description)
          .map(([field]) => `${kind}.${field}`),
      ).toEqual([]);
    }
  });

  it('can be found elsewhere', () => {
    expect(JSON.stringify(recordJsonSchemas('#/$defs/'))).toContain('"$ref":"#/$defs/Id"');
  });
});
