import type { Tag } from '../../broadcast/broadcaster.ts';
import type { Fact, RefundFact, State, StateKind } from '../../records/fact.ts';

/** A power of two. */
const PLACES = 32;
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
  // Runs of one kind are the rule, campaigns come again and again, and a set is slow to ask.
  let lastKind: Fact['kind'] | undefined;
  const lastCampaigns = Array.from<string | undefined>({ length: PLACES });
  for (const { kind, campaign } of facts) {
    if (kind !== lastKind) tags.add(FACT_TAGS[(lastKind = kind)]);
    if (campaign === undefined) continue;
    const place = campaign.charCodeAt(campaign.length - 1) & (PLACES - 1);
    if (campaign !== lastCampaigns[place]) campaigns.add((lastCampaigns[place] = campaign));
  }
}
