import type { AnswerContext } from '../capability.ts';
import { compareText } from '../../kernel/compare-text.ts';
import type { LiveAnswer } from './contract.ts';
import { readEventGroups } from './event-groups.ts';
import { addCounts, noCounts, percentOf, type EventCounts } from './event-sums.ts';
import { readLedgerGroups } from './ledger-groups.ts';
import { isEmptyGroup } from './ledger-sums.ts';

/** Every channel of the business, zeros included, and any other that an event or a sale of the period came through. */
export async function answerChannels(context: AnswerContext): Promise<LiveAnswer['channels']> {
  const [events, ledger] = await Promise.all([readEventGroups(context), readLedgerGroups(context)]);
  const counts = new Map<string, EventCounts>(context.profile.channels.map((channel) => [channel, noCounts()]));
  for (const { key, sums } of [...events, ...ledger]) {
    if (isEmptyGroup(sums)) continue;
    const channel = key[0] ?? 'unknown';
    if (!counts.has(channel)) counts.set(channel, noCounts());
    addCounts(counts.get(channel)!, sums);
  }
  return Object.fromEntries(
    sortChannels([...counts.keys()], context.profile.channels).map((channel) => [channel, rowOf(counts.get(channel)!)]),
  );
}

/** The business's own in its order, then the others by name. */
export function sortChannels(channels: readonly string[], own: readonly string[]): string[] {
  const present = new Set(channels);
  const others = channels.filter((channel) => !own.includes(channel));
  return [...own.filter((channel) => present.has(channel)), ...others.sort(compareText)];
}

function rowOf(counts: EventCounts): LiveAnswer['channels'][string] {
  return { ...counts, engagement_rate: percentOf(counts.engagements, counts.impressions) };
}
