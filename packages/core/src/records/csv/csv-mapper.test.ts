import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnreadableItem } from '../refusal.ts';
import { createCsvMapper, type CsvItem } from './csv-mapper.ts';
import type { CsvRow } from './csv-row.ts';
import { csvMappingOf } from './mapping.ts';

const invoices = {
  timezone: 'Europe/London',
  group_by: 'invoice',
  when: [{ if: { column: 'qty', is: '<', value: 0 }, kind: 'refund' }],
  kind: 'sale',
  fields: {
    occurred_at: { column: 'date', format: 'yyyy-MM-dd HH:mm' },
    channel: { const: 'website' },
    customer_id: { column: 'customer' },
    items: {
      product_id: { column: 'product', default: '(none)' },
      quantity: { column: 'qty', abs: true },
      unit_price: { column: 'price' },
    },
  },
};

const row = (fields: CsvRow = {}): CsvRow => ({
  invoice: '1',
  date: '2011-06-01 08:26',
  customer: '17850',
  product: 'LANTERN',
  qty: '6',
  price: '3.39',
  ...fields,
});

function map(mapping: unknown, rows: readonly CsvRow[], options?: { maxOpenRows: number }): CsvItem[] {
  const mapper = createCsvMapper(csvMappingOf(mapping), options);
  return [...rows.flatMap((one) => mapper.push(one)), ...mapper.end()];
}

describe('rows of a CSV file', () => {
  it('of one group make one sale, whose id has the line it began in; equal rows are kept', () => {
    const items = map(invoices, [row(), row(), row({ product: '', price: '1' }), row({ invoice: '2', customer: '' })]);

    expect(items).toEqual([
      {
        kind: 'sale',
        id: '1-2',
        occurred_at: '2011-06-01T07:26:00Z',
        channel: 'website',
        customer_id: '17850',
        items: [
          { product_id: 'LANTERN', quantity: '6', unit_price: '3.39' },
          { product_id: 'LANTERN', quantity: '6', unit_price: '3.39' },
          { product_id: '(none)', quantity: '6', unit_price: '1' },
        ],
      },
      {
        kind: 'sale',
        id: '2-5',
        occurred_at: '2011-06-01T07:26:00Z',
        channel: 'website',
        customer_id: undefined,
        items: [expect.anything()],
      },
    ]);
  });

  it('of a group that both sells and takes back make a sale and a refund', () => {
    const items = map(invoices, [row(), row({ qty: '-2' }), row({ product: 'MUG' }), row({ qty: '-1' })]);

    expect(items).toMatchObject([
      { kind: 'sale', id: '1-2', items: [{ product_id: 'LANTERN' }, { product_id: 'MUG' }] },
      { kind: 'refund', id: '1-3', items: [{ quantity: '2' }, { quantity: '1' }] },
    ]);
    expect(items[1]).not.toHaveProperty('customer_id');
  });

  it('of one group need not follow each other', () => {
    const items = map(invoices, [row(), row({ invoice: '2' }), row({ product: 'MUG' })]);

    expect(items).toMatchObject([{ id: '1-2', items: [{}, { product_id: 'MUG' }] }, { id: '2-3' }]);
  });

  it('without a group stand alone', () => {
    expect(map(invoices, [row({ invoice: '' }), row({ invoice: '' })])).toMatchObject([{ id: '-2' }, { id: '-3' }]);
  });

  it('come out when too many are held; a later row of a closed group begins a sale of its own, so nothing is lost', () => {
    const mapper = createCsvMapper(csvMappingOf(invoices), { maxOpenRows: 2 });

    expect(mapper.push(row())).toEqual([]);
    expect(mapper.push(row({ invoice: '2' }))).toEqual([]);
    expect(mapper.push(row({ invoice: '3' }))).toMatchObject([{ id: '1-2' }]);
    expect(mapper.push(row())).toMatchObject([{ id: '2-3' }]);
    expect(mapper.end()).toMatchObject([{ id: '3-4' }, { id: '1-5' }]);
  });

  it('lose none and hold no more than allowed, however they are mixed (law)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 6 }), fc.boolean()), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (rows, maxOpenRows) => {
          const mapper = createCsvMapper(csvMappingOf(invoices), { maxOpenRows });
          const out: CsvItem[] = [];
          let open = 0;
          const take = (items: readonly CsvItem[]): void => {
            out.push(...items);
            for (const item of items) open -= (item as { items: unknown[] }).items.length;
          };
          rows.forEach(([invoice, isRefund], index) => {
            open++;
            take(mapper.push(row({ invoice: String(invoice), product: String(index), qty: isRefund ? '-1' : '1' })));
            expect(open).toBeLessThanOrEqual(maxOpenRows);
          });
          take(mapper.end());

          const products = out.flatMap((item) =>
            (item as unknown as { items: { product_id: string }[] }).items.map(({ product_id }) => Number(product_id)),
          );
          expect(products.toSorted((a, b) => a - b)).toEqual(rows.map((_, index) => index));
          expect(
            new Set(
              out.map((item) => `${String((item as { kind: string }).kind)} ${String((item as { id: string }).id)}`),
            ).size,
          ).toBe(out.length);
        },
      ),
    );
  });

  it('of a business come after it and belong to it', () => {
    const business = { id: 'retail', name: 'Gift shop', timezone: 'Europe/London', currency: 'GBP' };
    const { timezone: _, ...rest } = invoices;

    expect(map({ ...rest, business }, [row()])).toMatchObject([
      { kind: 'business', ...business },
      { kind: 'sale', business_id: 'retail', occurred_at: '2011-06-01T07:26:00Z' },
    ]);
    expect(map({ ...rest, business }, [])).toEqual([{ kind: 'business', ...business }]);
  });

  it('that cannot be read name line and column, and leave out their whole group', () => {
    const items = map(invoices, [
      row(),
      row({ qty: '1,5' }),
      row({ invoice: '2', date: '1 June' }),
      row({ invoice: '2' }),
      row({ invoice: '3' }),
    ]);

    expect(items).toHaveLength(3);
    expect(items[0]).toBeInstanceOf(UnreadableItem);
    expect(items[0]).toMatchObject({ path: '/items/1/quantity' });
    expect((items[0] as UnreadableItem).message).toMatch(/^Line 3, column "qty": Expected a quantity .* got "1,5"/);
    expect((items[1] as UnreadableItem).message).toBe(
      'Line 4, column "date": expected a time written as yyyy-MM-dd HH:mm, got "1 June". The other row of its group is left out too.',
    );
    expect(items[2]).toMatchObject({ id: '3-6' });
  });

  it('can be found again from a record that is refused later', () => {
    const mapper = createCsvMapper(csvMappingOf(invoices));
    mapper.push(row(), 10);
    mapper.push(row(), 12);
    const [record] = mapper.end();

    expect(mapper.placeOf(record, '/items/1/unit_price')).toEqual({ line: 12, column: 'price' });
    expect(mapper.placeOf(record, '/occurred_at')).toEqual({ line: 10, column: 'date' });
    expect(mapper.placeOf(record, '/channel')).toEqual({ line: 10, column: undefined });
    expect(mapper.placeOf({}, '/channel')).toBeUndefined();
  });

  it('become what their fields are: times, whole numbers, flags, decimal commas, words of ours', () => {
    const mapping = {
      kind: 'post',
      timezone: 'Africa/Lusaka',
      fields: {
        id: { column: 'id' },
        channel: { column: 'net', values: { FB: 'facebook' }, default: 'website' },
        status: { const: 'published' },
        media: { column: 'type', values: { Photo: 'image' } },
        published_at: { column: 'at' },
        paid: { column: 'paid' },
        followers: { column: 'fans', decimal: ',' },
        engagement: { reactions: { column: 'likes' }, comments: { column: 'comments' } },
      },
    };
    const post = {
      id: '7',
      net: 'FB',
      type: 'Photo',
      at: '2026-03-02 14:05',
      paid: '1',
      fans: '139.441',
      likes: '79',
      comments: '',
    };

    const [first, second] = map(mapping, [
      post,
      { ...post, id: '8', net: 'X', type: 'video', at: '2026-03-02T14:05:00Z', paid: 'no' },
    ]);

    expect(first).toMatchObject({
      channel: 'facebook',
      media: 'image',
      published_at: '2026-03-02T12:05:00Z',
      paid: true,
      followers: 139_441,
      engagement: { reactions: 79 },
    });
    expect(second).toMatchObject({
      channel: 'website',
      media: 'video',
      published_at: '2026-03-02T14:05:00Z',
      paid: false,
    });
  });

  it('miss a column that the mapping reads: then the file is not the one it was made for', () => {
    const { price: _, ...rest } = row();

    expect(() => map(invoices, [rest])).toThrow(
      /^Expected a column "price", .* the file has "invoice", "date", "customer", "product", "qty"/,
    );
  });
});

describe('the kind of a row', () => {
  const rows = ['5', '-5', '', 'x', '10'].map((n, index) => ({ n, id: String(index) }));
  const kindsWhen = (is: string, value?: unknown): unknown[] => {
    const when = [{ if: { column: 'n', is, ...(value === undefined ? {} : { value }) }, kind: 'refund' }];
    const fields = {
      id: { column: 'id' },
      occurred_at: { const: '2026-03-02T14:05:00Z' },
      channel: { const: 'x' },
      amount: { const: 1 },
    };
    return map({ kind: 'sale', when, fields }, rows).map((item) => (item as { kind: string }).kind === 'refund');
  };

  it.each([
    ['<', 5, [false, true, false, false, false]],
    ['<=', 5, [true, true, false, false, false]],
    ['>', 5, [false, false, false, false, true]],
    ['>=', '5', [true, false, false, false, true]],
    ['=', 5, [true, false, false, false, false]],
    ['=', 'x', [false, false, false, true, false]],
    ['!=', 5, [false, true, true, true, true]],
    ['in', [5, 'x'], [true, false, false, true, false]],
    ['empty', undefined, [false, false, true, false, false]],
    ['not empty', undefined, [true, true, false, true, true]],
  ])('goes by %s %j', (is, value, expected) => {
    expect(kindsWhen(is, value)).toEqual(expected);
  });
});

describe('a mapping file', () => {
  const fields = { ...invoices.fields, id: { column: 'invoice' } };

  it.each([
    [{ ...invoices, kind: 'order' }, '/kind', /a kind: one of "business"/],
    [{ ...invoices, groupby: 'x' }, '', /groupby/],
    [{ ...invoices, fields }, '/fields/id', /ids are the group and the line/],
    [{ kind: 'sale', fields: invoices.fields }, '/fields/id', /Expected `id` in fields or `group_by`, got neither/],
    [{ ...invoices, fields: { channel: { const: 'x' } } }, '/fields/items', /Expected `items` beside `group_by`/],
    [
      { ...invoices, fields: { ...invoices.fields, chanel: { const: 'x' } } },
      '/fields/chanel',
      /Expected fields of sale or refund, got "chanel"/,
    ],
    [{ ...invoices, fields: { ...invoices.fields, channel: { colum: 'x' } } }, '/fields/channel', /rule/],
    [
      { ...invoices, fields: { ...invoices.fields, occurred_at: { column: 'd', format: 'DD' } } },
      '/fields/occurred_at/format',
      /got "DD"/,
    ],
    [{ ...invoices, when: [{ if: { column: 'q', is: '~' }, kind: 'refund' }] }, '/when/0/if/is', /one of "="/],
    [{ ...invoices, timezone: 'London' }, '/timezone', /IANA/],
    [{ ...invoices, business: { id: 'x' } }, '/business/name', /name/],
    [{ ...invoices, fields: 5 }, '/fields', /Expected record, got 5/],
    [{ ...invoices, group_by: '' }, '/group_by', /the name of a column/],
    ['nothing', '', /Expected object, got "nothing"/],
  ])('like %j is refused by the path of what is wrong', (mapping, path, message) => {
    let error: unknown;
    try {
      csvMappingOf(mapping);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: 'invalid_input', path });
    expect((error as Error).message).toMatch(message);
  });
});
