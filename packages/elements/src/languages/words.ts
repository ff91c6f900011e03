import type { Group, Groups } from '../kit/i18n/groups.ts';
import type { Message } from '../kit/i18n/messages.ts';

/** All that one group of elements says, in a shipped language: what is missing does not compile. */
export type Words<G extends Group> = Readonly<Record<keyof Groups[G], Message>>;
