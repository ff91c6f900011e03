import * as z from 'zod/mini';
import { MAX_MINOR } from '../../kernel/money.ts';
import { expecting } from './expecting.ts';
import { REST } from './field-checks.ts';
import {
  amount,
  businessId,
  channel,
  cost,
  count,
  currency,
  eventType,
  freeText,
  id,
  maybe,
  price,
  quantity,
  timestamp,
  value,
} from './fields.ts';

/** The kinds that say what happened: kept once; a second one of the same id is a duplicate. */

const occurredAt = timestamp('When it happened: from 1970 on, at most 24 h ahead of now.');
const itsCurrency = maybe(currency);

export const eventSchema = z
  .object({
    kind: z.literal('event'),
    business_id: businessId,
    id: id('The same id again is a duplicate.'),
    type: eventType,
    occurred_at: occurredAt,
    channel,
    count: maybe(count),
    campaign_id: maybe(id('The campaign it belongs to.')),
    post_id: maybe(id('The post it belongs to.')),
    product_id: maybe(id('The product it is about.')),
    visitor_id: maybe(id('Who it was; counted as a visitor.')),
    session_id: maybe(id('The visit it belongs to.')),
    value: maybe(value),
  })
  .check(z.meta({ id: 'EventRecord', description: 'Something that somebody saw or did.' }));

const saleItem = z.object(
  {
    product_id: id('What was sold.'),
    name: maybe(freeText('Its name, used until a `product` record says better.')),
    quantity,
    unit_price: price,
    unit_cost: maybe(cost('What one unit costs the business.')),
    discount: maybe(amount('Taken off this line.')),
  },
  expecting('an item', 'write it like {"product_id": "p1", "quantity": 2, "unit_price": 12.5}'),
);

interface ItemsOrAmount {
  readonly items?: readonly unknown[] | null | undefined;
  readonly amount?: unknown;
}

/** How many of the two it has: a list with something in it, an amount. */
function waysOf(record: ItemsOrAmount): number {
  const hasItems = (record.items ?? []).length > 0;
  const hasAmount = (record.amount ?? undefined) !== undefined;
  return Number(hasItems) + Number(hasAmount);
}

const itemsOrAmount = z.refine<ItemsOrAmount>((record) => waysOf(record) === 1, {
  path: ['items'],
  error: ({ input }) =>
    `Expected either \`items\` (at least one) or \`amount\`, got ${waysOf(input as ItemsOrAmount) === 0 ? 'neither' : 'both'}: send one of the two, since they could disagree.`,
});
const itemsOrAmountInJson = [{ required: ['items'] }, { required: ['amount'] }];

export const saleSchema = z
  .object({
    kind: z.literal('sale'),
    business_id: businessId,
    id: id('The same id again is a duplicate.'),
    occurred_at: occurredAt,
    channel,
    currency: itsCurrency,
    items: maybe(
      z.array(saleItem, expecting('an array of items')).check(z.meta({ description: 'What was sold, or `amount`.' })),
    ),
    amount: maybe(amount('The whole sale before discount, without tax and shipping, where the items are not known.')),
    discount: maybe(amount('Taken off the whole sale; split over its lines in proportion.')),
    tax: maybe(amount('Not part of the revenue.')),
    shipping: maybe(amount('Not part of the revenue.')),
    campaign_id: maybe(id('The campaign it came from.')),
    customer_id: maybe(id('Who bought.')),
    visitor_id: maybe(id('Who it was; counted as a visitor.')),
  })
  .check(
    itemsOrAmount,
    z.meta({
      id: 'SaleRecord',
      description: "A sale. Its currency is the business's unless it says otherwise.",
      oneOf: itemsOrAmountInJson,
    }),
  );

interface ItemAmount {
  readonly amount?: unknown;
  readonly quantity?: unknown;
  readonly unit_price?: unknown;
}

function hasItsAmount(item: ItemAmount): boolean {
  const hasPrice = (item.unit_price ?? undefined) !== undefined;
  if ((item.amount ?? undefined) !== undefined) return !hasPrice;
  return hasPrice && (item.quantity ?? undefined) !== undefined;
}

/** Which of the three it has, in words. */
function amountFieldsOf(item: ItemAmount): string {
  const present = (['amount', 'quantity', 'unit_price'] as const).filter(
    (field) => (item[field] ?? undefined) !== undefined,
  );
  return present.length === 0 ? 'none of them' : present.map((field) => `\`${field}\``).join(' and ');
}

const refundItemError = ({ input }: { readonly input?: unknown }): string =>
  `Expected \`amount\`, or \`quantity\` and \`unit_price\`, got ${amountFieldsOf(input as ItemAmount)}: send what was given back for this item, once.`;

const refundItem = z
  .object(
    {
      product_id: id('What came back.'),
      name: maybe(freeText('Its name, used until a `product` record says better.')),
      amount: maybe(amount('What was given back for it.')),
      quantity: maybe(quantity),
      unit_price: maybe(cost('What was given back for one unit.')),
    },
    expecting('an item', 'write it like {"product_id": "p1", "amount": 12.5}'),
  )
  .check(
    z.refine(hasItsAmount, { error: refundItemError, path: ['amount'] }),
    z.meta({ oneOf: [{ required: ['amount'] }, { required: ['quantity', 'unit_price'] }] }),
  );

const orRest = expecting(`an amount from 0 to ${MAX_MINOR}, or "rest"`, 'send a plain decimal such as 12.5 or "12.50"');
const refundAmount = z.union([amount('What was given back.'), z.literal(REST)], orRest).check(
  z.meta({
    description:
      'The whole refund, where the items are not known; "rest" for all of its sale that is not given back yet.',
  }),
);

const restOfASale = z.refine<{ readonly amount?: unknown; readonly sale_id?: unknown }>(
  (record) => record.amount !== REST || record.sale_id != null,
  {
    path: ['sale_id'],
    error: 'Expected the id of the sale whose rest is given back, but it is missing: name it, or send an amount.',
  },
);

export const refundSchema = z
  .object({
    kind: z.literal('refund'),
    business_id: businessId,
    id: id('The same id again is a duplicate.'),
    occurred_at: occurredAt,
    amount: maybe(refundAmount),
    items: maybe(
      z
        .array(refundItem, expecting('an array of items'))
        .check(z.meta({ description: 'What came back, or `amount`.' })),
    ),
    sale_id: maybe(
      id('The sale it takes back, in part or whole: channel, campaign, currency and products come from it.'),
    ),
    channel: maybe(channel),
    currency: itsCurrency,
  })
  .check(
    itemsOrAmount,
    restOfASale,
    z.meta({
      id: 'RefundRecord',
      description: 'Money given back. It counts when it happens, whenever the sale was.',
      oneOf: itemsOrAmountInJson,
    }),
  );

export const spendSchema = z
  .object({
    kind: z.literal('spend'),
    business_id: businessId,
    id: id('The same id again is a duplicate.'),
    campaign_id: id('The campaign it was spent on.'),
    occurred_at: occurredAt,
    amount: amount("In the business's currency."),
  })
  .check(z.meta({ id: 'SpendRecord', description: 'Money spent on a campaign.' }));
