import type { JsonValue, Update } from '@bizboost/core';
import { jsonTextOf } from '../http/json-text.ts';
import type { PublicError } from '../http/problem.ts';

const encoder = new TextEncoder();

/** How many spellings of one question keep their bytes; more than that are encoded for each reader. */
const KEPT_SPELLINGS = 8;

/** Bytes by spelling, for as long as somebody holds the content they were made from. */
const frames = new WeakMap<object, Map<string, Uint8Array>>();

/** The whole answer. The same bytes for every session that spells the question alike. */
export function answerFrame(ask: string, { revision, data }: Update): Uint8Array {
  return sharedFrame(data, ask, () =>
    event('answer', `{"ask":${JSON.stringify(ask)},"revision":${JSON.stringify(revision)},"data":${jsonTextOf(data)}}`),
  );
}

/** What changed since `base`. The same bytes for every session that spells the question alike. */
export function patchFrame(ask: string, revision: string, patch: NonNullable<Update['patch']>): Uint8Array {
  return sharedFrame(patch, ask, () => {
    const head = `{"ask":${JSON.stringify(ask)},"revision":${JSON.stringify(revision)},"base":${JSON.stringify(patch.base)}`;
    return event('patch', `${head},"ops":${jsonTextOf(patch.ops)}}`);
  });
}

/** Why a question cannot be answered now. */
export function problemFrame(ask: string, { code, message }: PublicError): Uint8Array {
  return event('problem', JSON.stringify({ ask, code, title: message }));
}

/** What the host tells everyone who watches. */
export function metricFrame(note: { readonly metric_type: string; readonly data: JsonValue }): Uint8Array {
  return event('metric', jsonTextOf(note));
}

/** Bytes that mean nothing, so that whoever is between knows the stream is alive. */
export const heartbeatFrame: Uint8Array = encoder.encode(':\n\n');

/** How long a client waits before it comes back. */
export function retryFrame(retryMs: number): Uint8Array {
  return encoder.encode(`retry: ${retryMs}\n\n`);
}

/** JSON has no line feeds, so one data line holds it. */
function event(name: string, data: string): Uint8Array {
  return encoder.encode(`event: ${name}\ndata: ${data}\n\n`);
}

function sharedFrame(content: object, ask: string, encode: () => Uint8Array): Uint8Array {
  let bySpelling = frames.get(content);
  if (!bySpelling) frames.set(content, (bySpelling = new Map()));
  const known = bySpelling.get(ask);
  if (known) return known;
  const frame = encode();
  if (bySpelling.size < KEPT_SPELLINGS) bySpelling.set(ask, frame);
  return frame;
}
