import type { BusinessId } from '@bizboost/core';

/** The channel on which changes are told. Others may tell of theirs on it. */
export const CHANNEL = 'bizboost_change';

/** PostgreSQL refuses 8,000 bytes. */
const MOST_BYTES = 7_999;

/** What is told of a change: JSON. Of whatever is left out anything may have changed. */
export interface ChangeNotice {
  readonly business?: BusinessId;
  readonly tags?: readonly string[];
  /** The high-water marks to which they led; not given with tags that are left out. */
  readonly marks?: readonly string[];
  /** Who told it, and so need not hear it. */
  readonly origin?: string;
}

/** The notice as text; without its tags where they are too many. */
export function noticeText(notice: ChangeNotice): string {
  const text = JSON.stringify(notice);
  return Buffer.byteLength(text) <= MOST_BYTES
    ? text
    : JSON.stringify({ ...notice, tags: undefined, marks: undefined });
}

/** What a text says. One that cannot be read says that anything may have changed. */
export function noticeOf(text: string): ChangeNotice {
  try {
    const { business, tags, marks, origin } = JSON.parse(text) as Record<string, unknown>;
    return {
      ...(typeof business === 'string' && { business: business as BusinessId }),
      ...(isTexts(tags) && { tags }),
      ...(isTexts(marks) && { marks }),
      ...(typeof origin === 'string' && { origin }),
    };
  } catch {
    return {};
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
