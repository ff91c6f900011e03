import { BizBoostError, httpStatusOf, isErrorCode, type ErrorCode, type ErrorFacts } from '@bizboost/core/contract';
import * as z from 'zod/mini';

const problemDocument = z.object({
  code: z.optional(z.string()),
  title: z.optional(z.string()),
  detail: z.optional(z.string()),
  path: z.optional(z.string()),
  expected: z.optional(z.string()),
  received: z.optional(z.string()),
  retryable: z.optional(z.boolean()),
  reference: z.optional(z.string()),
});

type ProblemDocument = z.infer<typeof problemDocument>;

const CODES = [
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'too_large',
  'unsupported_media_type',
  'rate_limited',
  'timeout',
] as const;

/**
 * The error a response stands for: the server's own, rebuilt from its problem document, else what the status says.
 * `token`: the one it was asked with, which is taken out of what it says, since proxies say back what they were sent.
 */
export async function errorOfResponse(response: Response, now: number, token?: string): Promise<BizBoostError> {
  const problem = await problemOf(response, token);
  const code = problem !== undefined && isErrorCode(problem.code) ? problem.code : codeOfStatus(response.status);
  const message = problem?.detail ?? problem?.title ?? `Expected an answer, received HTTP status ${response.status}.`;
  const retryAfterMs = retryAfterMsOf(response.headers.get('retry-after'), now);
  // A 5xx that is no problem document comes from something in between, and may pass.
  const isPassing = problem === undefined && response.status >= 500;
  return new BizBoostError(
    code,
    message,
    definedOf({ ...factsOf(problem), retryAfterMs, retryable: isPassing ? true : problem?.retryable }),
  );
}

/** What a rejected `fetch` or a broken body means. The cause may name addresses, never a token. */
export function errorOfNetwork(cause: unknown): BizBoostError {
  if (BizBoostError.isInstance(cause)) return cause;
  return new BizBoostError(
    'unavailable',
    'Expected the server to answer, but it could not be reached or the connection broke. Check the network and the address.',
    { cause },
  );
}

/** The body of a good response. Rejects with `unavailable` where it is no JSON, which is then not the server's own answer. */
export async function jsonOf(response: Response): Promise<unknown> {
  const received = (response.headers.get('content-type') ?? 'nothing').slice(0, 80);
  if (/\bjson\b/.test(received)) return response.json();
  await response.body?.cancel().catch(() => undefined);
  const message = `Expected JSON, received ${received}. Check that the address is BizBoost's and that nothing in between answers for it.`;
  throw new BizBoostError('unavailable', message, { expected: 'application/json', received });
}

/** `Retry-After` in milliseconds from now, as seconds or as a date; `undefined` for none or nonsense. */
export function retryAfterMsOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

async function problemOf(response: Response, token?: string): Promise<ProblemDocument | undefined> {
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel().catch(() => undefined);
    return undefined;
  }
  const text = await response.text().catch(() => '');
  const parsed = problemDocument.safeParse(parsedJson(token ? text.replaceAll(token, '…') : text));
  return parsed.success && (parsed.data.code ?? parsed.data.title) !== undefined ? parsed.data : undefined;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 408) return 'timeout';
  return CODES.find((code) => httpStatusOf(code) === status) ?? (status >= 500 ? 'unavailable' : 'internal');
}

function factsOf(
  problem: ProblemDocument | undefined,
): Pick<ProblemDocument, 'path' | 'expected' | 'received' | 'reference'> {
  return {
    path: problem?.path,
    expected: problem?.expected,
    received: problem?.received,
    reference: problem?.reference,
  };
}

function definedOf(facts: { readonly [Fact in keyof ErrorFacts]: ErrorFacts[Fact] | undefined }): ErrorFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
