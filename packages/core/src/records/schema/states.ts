import * as z from 'zod/mini';
import { expecting } from './expecting.ts';
import {
  amount,
  businessId,
  channel,
  cost,
  currency,
  freeText,
  id,
  locale,
  maybe,
  name,
  oneOf,
  timestamp,
  timezone,
  total,
} from './fields.ts';

/** The kinds that say what is: the newest by `updated_at`, then by arrival, counts. */

const updatedAt = maybe(timestamp('When this version was made; the newest counts. Default: the order of arrival.'));

const weekError = expecting('a day of the week from 1 (Monday) to 7 (Sunday)');

export const businessSchema = z
  .object({
    kind: z.literal('business'),
    business_id: businessId,
    id: id('The business itself.'),
    name: name('As people know it.'),
    timezone,
    currency,
    week_start: maybe(
      z
        .int(weekError)
        .check(z.gte(1, weekError), z.lte(7, weekError), z.meta({ description: '1 Monday … 7 Sunday. Default 1.' })),
    ),
    locale: maybe(locale),
    revenue_basis: maybe(oneOf(['net', 'gross'], 'What `revenue` means. Default `net`.')),
    channels: maybe(
      z
        .array(channel, expecting('an array of channels', 'write it like ["whatsapp", "website"]'))
        .check(
          z.meta({ description: 'Always listed, zeros included. Default: facebook, instagram, whatsapp, website.' }),
        ),
    ),
    updated_at: updatedAt,
  })
  .check(
    z.meta({
      id: 'BusinessRecord',
      description: 'A business: its calendar and its money. The currency cannot change once facts exist.',
    }),
  );

export const productSchema = z
  .object({
    kind: z.literal('product'),
    business_id: businessId,
    id: id('The product, as sales and events name it.'),
    name: name('As people know it. Wins over the names that sales carry.'),
    unit_cost: maybe(cost('What one unit costs the business, up to six decimals.')),
    category: maybe(freeText("A word of the host's own.")),
    learned: maybe(
      z.boolean(expecting('true or false')).check(
        z.meta({
          description:
            'Only what a sale called it, as exports write it: gives way to other records, and to newer sales.',
        }),
      ),
    ),
    updated_at: updatedAt,
  })
  .check(z.meta({ id: 'ProductRecord', description: 'A product.' }));

export const campaignSchema = z
  .object({
    kind: z.literal('campaign'),
    business_id: businessId,
    id: id('The campaign, as events, sales and spend name it.'),
    name: name('As people know it.'),
    status: oneOf(['draft', 'active', 'paused', 'completed'], 'Active ones are always listed.'),
    starts_at: maybe(timestamp('First moment; may lie ahead.')),
    ends_at: maybe(timestamp('End; may lie ahead.')),
    budget: maybe(amount("In the business's currency.")),
    updated_at: updatedAt,
  })
  .check(z.meta({ id: 'CampaignRecord', description: 'A campaign.' }));

const engagementSchema = z
  .object(
    {
      reactions: maybe(total),
      comments: maybe(total),
      shares: maybe(total),
      saves: maybe(total),
      clicks: maybe(total),
      impressions: maybe(total),
      reach: maybe(total),
    },
    expecting('an object of totals', 'write it like {"reactions": 12, "comments": 3}'),
  )
  .check(z.meta({ description: 'Totals so far. They feed content advice, never the metrics.' }));

const whenError = 'Expected `published_at` or `scheduled_at`, got neither: say when it was or will be published.';
const hasTime = (post: { readonly published_at?: unknown; readonly scheduled_at?: unknown }): boolean =>
  (post.published_at ?? post.scheduled_at ?? undefined) !== undefined;

export const postSchema = z
  .object({
    kind: z.literal('post'),
    business_id: businessId,
    id: id('The post, as events name it.'),
    channel,
    status: oneOf(['draft', 'scheduled', 'published'], 'How far it is.'),
    published_at: maybe(timestamp('When it went out.')),
    scheduled_at: maybe(timestamp('When it is to go out; may lie ahead.')),
    caption: maybe(freeText('Its text.')),
    hashtags: maybe(
      z
        .array(freeText('With or without `#`.'), expecting('an array of texts', 'write it like ["#easter", "#sale"]'))
        .check(z.meta({ description: 'Its hashtags.' })),
    ),
    author: maybe(
      freeText(
        'Who wrote it, where that was not the business itself: such posts tell what is talked about, and nothing else.',
      ),
    ),
    media: oneOf(['none', 'image', 'video', 'link', 'carousel'], 'What it shows.'),
    paid: maybe(z.boolean(expecting('true or false')).check(z.meta({ description: 'Whether it was advertised.' }))),
    followers: maybe(total.check(z.meta({ description: 'Of the account, when it went out.' }))),
    engagement: maybe(engagementSchema),
    updated_at: updatedAt,
  })
  .check(
    z.refine(hasTime, { error: whenError, path: ['published_at'] }),
    z.meta({
      id: 'PostRecord',
      description: 'A post on a channel.',
      anyOf: [{ required: ['published_at'] }, { required: ['scheduled_at'] }],
    }),
  );
