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
  retention: 'events',
};

/** What a change touches: `sales`, `events`, `spend`, the kinds of states, and `campaign:ID` for each campaign in it. */
export function tagsOf(facts: readonly Fact[], moved: readonly RefundFact[], states: readonly State[]): Tag[] {
  const tags = new Set<Tag>();
  const campaigns = new Set<string>();
  addFacts(facts, tags, campaigns);
  addFacts(moved, tags, campaigns);
  for (const { kind, id } of states) {
    tags.add(STATE_TAGS[kind]);
    if (kind === 'campaign') campaigns.add(id);
  }
  for (const campaign of campaigns) tags.add(`campaign:${campaign}`);
  return [...tags];
}

function addFacts(facts: readonly Fact[], tags: Set<Tag>, campaigns: Set<string>): void {
  let last: Fact['kind'] | undefined;
  for (const { kind, campaign } of facts) {
    // Runs of one kind are the rule, and a set is slow to ask.
    if (kind !== last) tags.add(FACT_TAGS[(last = kind)]);
    if (campaign !== undefined) campaigns.add(campaign);
  }
}
