import type { Tag } from '../../broadcast/broadcaster.ts';
import type { Fact, RefundFact, State, StateKind } from '../../records/fact.ts';

const FACT_TAGS: Readonly<Record<Fact['kind'], Tag>> = {
  event: 'events',
  sale: 'sales',
  refund: 'sales',
  spend: 'spend',
};
const STATE_TAGS: Readonly<Record<StateKind, Tag>> = {
  business: 'business',
  product: 'products',
  campaign: 'campaigns',
  post: 'posts',
};

/** What a change touches: `sales`, `events`, `spend`, the kinds of states, and `campaign:ID` for each campaign in it. */
export function tagsOf(facts: readonly Fact[], moved: readonly RefundFact[], states: readonly State[]): Tag[] {
  const tags = new Set<Tag>();
  const campaigns = new Set<string>();
  for (const fact of facts) addFact(fact, tags, campaigns);
  for (const refund of moved) addFact(refund, tags, campaigns);
  for (const { kind, id } of states) {
    tags.add(STATE_TAGS[kind]);
    if (kind === 'campaign') campaigns.add(id);
  }
  for (const campaign of campaigns) tags.add(`campaign:${campaign}`);
  return [...tags];
}

function addFact(fact: Fact, tags: Set<Tag>, campaigns: Set<string>): void {
  tags.add(FACT_TAGS[fact.kind]);
  if (fact.campaign !== undefined) campaigns.add(fact.campaign);
}
