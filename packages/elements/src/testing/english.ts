import { enAdvice } from '../kit/i18n/en-advice.ts';
import { enCompose } from '../kit/i18n/en-compose.ts';
import { enContent } from '../kit/i18n/en-content.ts';
import { enDrivers } from '../kit/i18n/en-drivers.ts';
import { enLive } from '../kit/i18n/en-live.ts';
import { enReceipt } from '../kit/i18n/en-receipt.ts';
import { enTakeAway } from '../kit/i18n/en-take-away.ts';
import { enTips } from '../kit/i18n/en-tips.ts';
import { en } from '../kit/i18n/en.ts';
import type { Groups } from '../kit/i18n/groups.ts';

/** All that the elements say, in English, by group. */
export const english: Groups = {
  common: en,
  live: enLive,
  drivers: enDrivers,
  receipt: enReceipt,
  takeAway: enTakeAway,
  content: enContent,
  advice: enAdvice,
  tips: enTips,
  compose: enCompose,
};
