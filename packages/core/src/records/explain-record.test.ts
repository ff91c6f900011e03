import { describe, expect, it } from 'vitest';
import { explainRecord } from './explain-record.ts';

const event = { kind: 'event', id: 'e1', type: 'click', occurred_at: '2026-03-02T12:00:00Z', channel: 'website' };
const sale = { kind: 'sale', id: 's1', occurred_at: '2026-03-02T12:00:00Z', channel: 'website' };
const item = { product_id: 'p1', quantity: 1, unit_price: 2 };

describe('the explanation of a refusal', () => {
  it('has nothing to say about a right record, its unknown fields included', () => {
    expect(explainRecord({ ...event, note: 'mine', count: null })).toBeUndefined();
  });

  it.each([
    [null, '', 'Expected a record: a JSON object with a `kind`, got null.'],
    ['hello', '', 'Expected a record: a JSON object with a `kind`, got "hello".'],
    [[event], '', 'Expected a record: a JSON object with a `kind`, got an array of 1.'],
    [undefined, '', 'Expected a record: a JSON object with a `kind`, but it is missing.'],
    [{ id: 1 }, '/kind', /^Expected a `kind` that is one of "business", .*"post", got none: say what the record is\.$/],
    [{ kind: 'order' }, '/kind', /got "order"/],
    [{ kind: '__proto__' }, '/kind', /got "__proto__"/],
    [
      { ...event, occurred_at: 'yesterday' },
      '/occurred_at',
      /^Expected a time with its offset, from 1970 on, got "yesterday": write it like /,
    ],
    [{ ...event, occurred_at: undefined }, '/occurred_at', /^Expected a time .*, but it is missing: /],
    [{ ...event, id: 1.5 }, '/id', /^Expected an id: a string of 1 to 128 characters, or an integer, got 1.5: /],
    [{ ...event, id: 'x'.repeat(500) }, '/id', /got "x{59}…/],
    [
      { ...event, channel: 'WhatsApp' },
      '/channel',
      /^Expected a channel: .* got "WhatsApp": write it like "whatsapp"\.$/,
    ],
    [{ ...event, count: 0 }, '/count', /^Expected a positive integer .* got 0: /],
    [{ ...event, value: '1.2345678' }, '/value', /^Expected a number with at most six decimals, got "1.2345678": /],
    [{ ...sale }, '/items', /^Expected either `items` \(at least one\) or `amount`, got neither: /],
    [{ ...sale, items: [] }, '/items', /got neither/],
    [{ ...sale, amount: 5, items: [item] }, '/items', /got both/],
    [
      { ...sale, items: [item, { ...item, unit_price: '2,50' }] },
      '/items/1/unit_price',
      /^Expected a price .* got "2,50": /,
    ],
    [{ ...sale, items: [{ ...item, quantity: -1 }] }, '/items/0/quantity', /what comes back is a refund/],
    [{ ...sale, amount: -5 }, '/amount', /what goes back is a refund/],
    [{ ...sale, amount: 5, currency: 'kwacha' }, '/currency', /^Expected an ISO 4217 currency code, got "kwacha": /],
    [{ ...sale, kind: 'refund', items: [{ product_id: 'p' }] }, '/items/0/amount', /got none of them/],
    [
      { ...sale, kind: 'refund', items: [{ product_id: 'p', amount: 1, quantity: 1, unit_price: 1 }] },
      '/items/0/amount',
      /got `amount` and `quantity` and `unit_price`/,
    ],
    [
      { kind: 'post', id: 1, channel: 'x', status: 'draft', media: 'none' },
      '/published_at',
      /^Expected `published_at` or `scheduled_at`, got neither/,
    ],
    [
      { kind: 'post', id: 1, channel: 'x', status: 'live', media: 'none' },
      '/status',
      /^Expected one of "draft", "scheduled", "published", got "live"\.$/,
    ],
    [
      { kind: 'business', id: 1, name: 'x', timezone: 'Mars/Base', currency: 'ZMW' },
      '/timezone',
      /^Expected an IANA time zone, got "Mars\/Base"/,
    ],
    [
      { kind: 'business', id: 1, name: 'x', timezone: 'UTC', currency: 'ZMW', week_start: 0 },
      '/week_start',
      /from 1 \(Monday\) to 7/,
    ],
  ])('of %j points to the field and says what to do', (record, path, message) => {
    const refusal = explainRecord(record);

    expect(refusal?.path).toBe(path);
    if (typeof message === 'string') expect(refusal?.message).toBe(message);
    else expect(refusal?.message).toMatch(message);
  });
});
