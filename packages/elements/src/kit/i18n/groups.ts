import type { enAdvice } from './en-advice.ts';
import type { enCompose } from './en-compose.ts';
import type { enContent } from './en-content.ts';
import type { enDrivers } from './en-drivers.ts';
import type { enLive } from './en-live.ts';
import type { enReceipt } from './en-receipt.ts';
import type { enTakeAway } from './en-take-away.ts';
import type { enTips } from './en-tips.ts';
import type { en } from './en.ts';

/**
 * The words of the elements in the groups they are fetched in. A new group is a file of English, a line here, and what the type checker then asks for:
 * its file in each language.
 */
export interface Groups {
  readonly common: typeof en;
  readonly live: typeof enLive;
  readonly drivers: typeof enDrivers;
  readonly receipt: typeof enReceipt;
  readonly takeAway: typeof enTakeAway;
  readonly content: typeof enContent;
  readonly advice: typeof enAdvice;
  readonly tips: typeof enTips;
  readonly compose: typeof enCompose;
}

export type Group = keyof Groups;

/** What can be said. */
export type MessageCode = { [Each in Group]: keyof Groups[Each] }[Group];
