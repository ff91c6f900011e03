import type { EventFact, SpendFact } from '../fact.ts';
import type { BusinessStore } from './business-store.ts';
import { EVENT, SPEND } from './columns.ts';
import { indexOf } from './table.ts';

/** Adds an event as a row. */
export function addEvent({ events, words, combinations }: BusinessStore, event: EventFact): void {
  const chunk = events.open();
  const index = chunk.push(event.at);
  const [type, channel] = [words.type.codeOf(event.type), words.channel.codeOf(event.channel)];
  const combination = combinations.event.numberOf(type, channel, words.campaign.codeOf(event.campaign));
  chunk.setCode(EVENT.combination, index, combination);
  chunk.setCode(EVENT.product, index, words.product.codeOf(event.product));
  chunk.setCode(EVENT.post, index, words.post.codeOf(event.post));
  chunk.setCode(EVENT.visitor, index, words.visitor.codeOf(event.visitor));
  chunk.setCode(EVENT.session, index, words.session.codeOf(event.session));
  chunk.setNumber(EVENT.count, index, event.count);
  chunk.setNumber(EVENT.value, index, event.value);
}

/** The event of a row, as it was written. */
export function eventAt({ events, ids, words, combinations }: BusinessStore, row: number): EventFact {
  const chunk = events.chunkOf(row);
  const index = indexOf(row);
  const combination = chunk.code(EVENT.combination, index);
  const codeOf = (part: 0 | 1 | 2): number => combinations.event.codesOf(part)[combination] as number;
  return {
    kind: 'event',
    id: ids.event.textOf(row) as string,
    at: chunk.at[index] as number,
    type: words.type.wordOf(codeOf(0)) as string,
    channel: words.channel.wordOf(codeOf(1)) as string,
    campaign: words.campaign.wordOf(codeOf(2)),
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
