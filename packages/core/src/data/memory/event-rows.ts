import type { EventFact, SpendFact } from '../fact.ts';
import type { BusinessStore } from './business-store.ts';
import { EVENT, SPEND } from './columns.ts';
import { indexOf } from './table.ts';

/** Adds an event as a row. */
export function addEvent({ events, words }: BusinessStore, event: EventFact): void {
  const chunk = events.open();
  const index = chunk.push(event.at);
  chunk.setCode(EVENT.type, index, words.type.codeOf(event.type));
  chunk.setCode(EVENT.channel, index, words.channel.codeOf(event.channel));
  chunk.setCode(EVENT.campaign, index, words.campaign.codeOf(event.campaign));
  chunk.setCode(EVENT.product, index, words.product.codeOf(event.product));
  chunk.setCode(EVENT.post, index, words.post.codeOf(event.post));
  chunk.setCode(EVENT.visitor, index, words.visitor.codeOf(event.visitor));
  chunk.setCode(EVENT.session, index, words.session.codeOf(event.session));
  chunk.setNumber(EVENT.count, index, event.count);
  chunk.setNumber(EVENT.value, index, event.value);
}

/** The event of a row, as it was written. */
export function eventAt({ events, ids, words }: BusinessStore, row: number): EventFact {
  const chunk = events.chunkOf(row);
  const index = indexOf(row);
  return {
    kind: 'event',
    id: ids.event.textOf(row) as string,
    at: chunk.at[index] as number,
    type: words.type.wordOf(chunk.code(EVENT.type, index)) as string,
    channel: words.channel.wordOf(chunk.code(EVENT.channel, index)) as string,
    campaign: words.campaign.wordOf(chunk.code(EVENT.campaign, index)),
    product: words.product.wordOf(chunk.code(EVENT.product, index)),
    post: words.post.wordOf(chunk.code(EVENT.post, index)),
    visitor: words.visitor.wordOf(chunk.code(EVENT.visitor, index)),
    session: words.session.wordOf(chunk.code(EVENT.session, index)),
    count: chunk.number(EVENT.count, index),
    value: chunk.number(EVENT.value, index),
  };
}

/** Adds a spend as a row. */
export function addSpend({ spends, words }: BusinessStore, spend: SpendFact): void {
  const chunk = spends.open();
  const index = chunk.push(spend.at);
  chunk.setCode(SPEND.campaign, index, words.campaign.codeOf(spend.campaign));
  chunk.setNumber(SPEND.amount, index, spend.amount);
}

/** The spend of a row, as it was written. */
export function spendAt({ spends, ids, words }: BusinessStore, row: number): SpendFact {
  const chunk = spends.chunkOf(row);
  const index = indexOf(row);
  return {
    kind: 'spend',
    id: ids.spend.textOf(row) as string,
    at: chunk.at[index] as number,
    campaign: words.campaign.wordOf(chunk.code(SPEND.campaign, index)) as string,
    amount: chunk.number(SPEND.amount, index),
  };
}
