import type { State } from '../../data/fact.ts';
import type { CampaignName } from './campaign-row.ts';

/** What a campaign's record says of it. */
export function campaignNameOf({ id, record }: State): CampaignName {
  return { id, name: textOf(record['name']) ?? id, status: textOf(record['status']) ?? 'unknown' };
}

/** A campaign that facts name and no record tells of. */
export function unknownCampaign(id: string): CampaignName {
  return { id, name: id, status: 'unknown' };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
