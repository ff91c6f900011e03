import { BizBoostError, type StreamAsk } from '@bizboost/core';
import * as z from 'zod/mini';
import { mediaTypeOf } from '../body/media-type.ts';
import { readBytes } from '../body/read-body.ts';

/** Of `GET /stream?ask=…`; longer ones are posted. */
const LONGEST_QUERY_BYTES = 8_192;
/** Of the body of `POST /stream`: 64 asks with room to spare. */
const LONGEST_BODY_BYTES = 256 * 2 ** 10;

const body = z.object({
  asks: z.array(
    z.object({
      ask: z.string().check(z.refine((ask) => ask !== '', 'an empty address')),
      have: z.optional(z.string()),
    }),
  ),
});

/**
 * What a request for a stream asks, each spelling once. None at all is a stream of notes alone.
 * Throws `invalid_input`, `too_large` (the address, the body, or more than `maxAsks`) or `unsupported_media_type`.
 */
export async function streamAsksOf(request: Request, maxAsks: number): Promise<readonly StreamAsk[]> {
  const asks = request.method === 'POST' ? await postedAsks(request) : askedAsks(new URL(request.url));
  const bySpelling = new Map(asks.map((ask) => [ask.ask, ask]));
  if (bySpelling.size <= maxAsks) return [...bySpelling.values()];
  throw new BizBoostError(
    'too_large',
    `A stream carries at most ${maxAsks} questions, not ${bySpelling.size}. Ask the rest in a second one.`,
    {
      path: '/asks',
      expected: `at most ${maxAsks}`,
      received: String(bySpelling.size),
    },
  );
}

function askedAsks({ search, searchParams }: URL): readonly StreamAsk[] {
  if (search.length > LONGEST_QUERY_BYTES) {
    throw new BizBoostError(
      'too_large',
      'The address is longer than 8 kB. Post the questions as {"asks": [{"ask": "…"}]} instead.',
      {
        path: '/ask',
        expected: `at most ${LONGEST_QUERY_BYTES} bytes`,
        received: `${search.length} bytes`,
      },
    );
  }
  const asks = searchParams.getAll('ask');
  if (asks.includes('')) throw invalidAsks('/ask', 'an address such as analytics/live?period=today', 'an empty one');
  return asks.map((ask) => ({ ask }));
}

async function postedAsks(request: Request): Promise<readonly StreamAsk[]> {
  mediaTypeOf(request.headers, ['application/json']);
  const bytes = await readBytes(request, { maxBodyBytes: LONGEST_BODY_BYTES, maxUnpackedBytes: LONGEST_BODY_BYTES });
  const parsed = z.safeParse(body, parseJson(bytes));
  if (parsed.success) return parsed.data.asks;
  const [issue] = parsed.error.issues;
  throw invalidAsks(
    `/${issue?.path.map(String).join('/') ?? ''}`,
    '{"asks": [{"ask": "analytics/live?period=today", "have": "revision"}]}, "have" where there is one',
    issue?.message ?? 'something else',
  );
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalidAsks('', 'JSON in UTF-8', 'something else');
  }
}

function invalidAsks(path: string, expected: string, received: string): BizBoostError {
  return new BizBoostError(
    'invalid_input',
    `The questions of a stream must be ${expected}; at "${path}" came: ${received}.`,
    { path, expected, received },
  );
}
