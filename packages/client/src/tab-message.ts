import { BizBoostError, isErrorCode, type StreamAsk } from '@bizboost/core/contract';
import * as z from 'zod/mini';
import type { LinkReport } from './link-report.ts';
import { checkedMessage, type StreamMessage } from './stream-message.ts';

/** What tabs tell each other. Followers speak to the leader, the leader to all; `from` is a tab's own name for itself. */
export type TabMessage =
  /** I hold the stream, and this is how it is. */
  | { readonly type: 'beat'; readonly from: string; readonly report: PlainReport }
  /** This came over the stream. */
  | { readonly type: 'news'; readonly from: string; readonly name: string; readonly value: unknown }
  /** These are my questions; who leads, answer what I do not have. */
  | { readonly type: 'asks'; readonly from: string; readonly asks: readonly StreamAsk[] }
  | { readonly type: 'leave'; readonly from: string }
  | { readonly type: 'reconnect'; readonly from: string };

/** A report that can be copied to another tab: errors are not. */
export interface PlainReport {
  readonly link: LinkReport['link'];
  readonly attempt: number;
  readonly retryAt?: number | undefined;
  readonly error?: { readonly code: string; readonly message: string; readonly retryable: boolean } | undefined;
}

// One flat shape for all of them, of the kinds of schema that are there already; what each must have is looked at below.
const tabMessage = z.object({
  key: z.string(),
  type: z.enum(['beat', 'news', 'asks', 'leave', 'reconnect']),
  from: z.string(),
  report: z.optional(
    z.object({
      link: z.enum(['idle', 'connecting', 'live', 'polling', 'paused', 'offline', 'denied', 'failed']),
      attempt: z.number(),
      retryAt: z.optional(z.number()),
      error: z.optional(z.object({ code: z.string(), message: z.string(), retryable: z.any() })),
    }),
  ),
  name: z.optional(z.string()),
  value: z.optional(z.any()),
  asks: z.optional(z.array(z.object({ ask: z.string(), have: z.optional(z.string()) }))),
});

const NEEDED = { beat: 'report', news: 'name', asks: 'asks', leave: 'from', reconnect: 'from' } as const;

/** The message, where it is one and was meant for this identity. */
export function tabMessageOf(data: unknown, key: string): TabMessage | undefined {
  const parsed = tabMessage.safeParse(data);
  if (!parsed.success || parsed.data.key !== key) return undefined;
  return parsed.data[NEEDED[parsed.data.type]] === undefined ? undefined : (parsed.data as TabMessage);
}

/** The stream's message inside `news`, checked again: the other tab may run another version. */
export function newsOf({ name, value }: TabMessage & { readonly type: 'news' }): StreamMessage | undefined {
  const message = checkedMessage(name, value);
  return typeof message === 'string' ? undefined : message;
}

export function plainReportOf({ error, ...report }: LinkReport): PlainReport {
  return error === undefined
    ? report
    : { ...report, error: { code: error.code, message: error.message, retryable: error.retryable } };
}

export function reportOfPlain({ error, ...report }: PlainReport): LinkReport {
  if (error === undefined) return report;
  const code = isErrorCode(error.code) ? error.code : 'internal';
  return { ...report, error: new BizBoostError(code, error.message, { retryable: error.retryable === true }) };
}

/**
 * What tabs with one server and identity call their lock and channel: a hash, since the identity holds what a token says.
 * Rejects where the page may not hash (insecure contexts), and then shares nothing.
 */
export async function tabKeyOf(baseUrl: string, identity: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${baseUrl}\n${identity}`));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  // The version of this protocol: tabs that speak another one do not hear each other.
  return `bizboost:1:${hex}`;
}
