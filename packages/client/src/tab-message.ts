import { BizBoostError, isErrorCode, type StreamAsk } from '@bizboost/core/contract';
import * as z from 'zod/mini';
import type { LinkReport } from './link-state.ts';
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

const from = z.string();

const tabMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('beat'),
    from,
    report: z.object({
      link: z.enum(['idle', 'connecting', 'live', 'polling', 'paused', 'offline', 'denied', 'failed']),
      attempt: z.number(),
      retryAt: z.optional(z.number()),
      error: z.optional(z.object({ code: z.string(), message: z.string(), retryable: z.boolean() })),
    }),
  }),
  z.object({ type: z.literal('news'), from, name: z.string(), value: z.unknown() }),
  z.object({
    type: z.literal('asks'),
    from,
    asks: z.array(z.object({ ask: z.string(), have: z.optional(z.string()) })),
  }),
  z.object({ type: z.literal('leave'), from }),
  z.object({ type: z.literal('reconnect'), from }),
]);

/** The message, where it is one and was meant for this identity. */
export function tabMessageOf(data: unknown, key: string): TabMessage | undefined {
  const envelope = z.safeParse(z.object({ key: z.literal(key), message: tabMessage }), data);
  return envelope.success ? envelope.data.message : undefined;
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
  return { ...report, error: new BizBoostError(code, error.message, { retryable: error.retryable }) };
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
