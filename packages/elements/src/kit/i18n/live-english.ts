import { enLive } from './en-live.ts';
import { en } from './en.ts';
import type { Messages } from './messages.ts';

/** All that the dashboard and its pieces say, in English. */
export const liveEnglish: Messages = { ...en, ...enLive };
