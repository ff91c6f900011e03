import { BizBoostError, type BusinessAnalytics, type StreamAsk } from '@bizboost/core';
import type { Context } from 'hono';
import { callerKeyOf } from '../auth/admission.ts';
import type { Caller } from '../auth/caller.ts';
import { addressWithoutBusiness, namedBusinessOf } from '../business-choice.ts';
import type { ServerEnv } from '../server-env.ts';
import type { ServerParts } from '../server-parts.ts';
import { RAW_STREAM } from '../stream/raw-stream.ts';
import { StandingAsks } from '../stream/stand-asks.ts';
import { streamAsksOf } from '../stream/stream-asks.ts';
import { StreamSession } from '../stream/stream-session.ts';
import { webStreamOf } from '../stream/web-stream.ts';

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'private, no-cache, no-transform',
  // nginx gathers answers otherwise.
  'x-accel-buffering': 'no',
} as const;

/** `GET /stream` and `POST /stream` (contract section 4). */
export async function streamRoute(context: Context<ServerEnv>, parts: ServerParts): Promise<Response> {
  const request = context.req.raw;
  const caller = await parts.admission.admit(request, 'read');
  parts.streams.refuseWhileClosing();
  // The standard's word for "do not come back": a client polls instead.
  if (!parts.offersStreams) return new Response(null, { status: 204 });
  const asks = await streamAsksOf(request, parts.limits.maxAsksPerStream);
  const opening = await openingOf(caller, new URL(request.url), { asks, parts });
  if (request.method === 'HEAD') return new Response(null, { headers: HEADERS });
  return respond(context, sessionOf(caller, opening, parts));
}

interface Opening {
  readonly asks: readonly StreamAsk[];
  readonly businessOf: (named: string | undefined) => Promise<BusinessAnalytics>;
  /** The stream's own business, where it is known already. */
  readonly business: BusinessAnalytics | undefined;
}

/** Refuses the whole stream where no question of it could ever be answered. */
async function openingOf(
  caller: Caller,
  url: URL,
  { asks, parts }: { asks: readonly StreamAsk[]; parts: ServerParts },
): Promise<Opening> {
  const ownName = namedBusinessOf(url.searchParams);
  const businessOf = (named: string | undefined): Promise<BusinessAnalytics> =>
    parts.businesses.choose(caller, named ?? ownName);
  try {
    return { asks, businessOf, business: await businessOf(undefined) };
  } catch (error) {
    // Each question may name its own business, and an empty store may get its first one while the stream is open.
    if (!BizBoostError.isInstance(error) || asks.length === 0) throw error;
    const isComing = error.code === 'not_found';
    const isNamedElsewhere = error.code === 'invalid_input' && asks.some(({ ask }) => namesBusiness(ask));
    if (!isComing && !isNamedElsewhere) throw error;
    return { asks, businessOf, business: undefined };
  }
}

function namesBusiness(ask: string): boolean {
  try {
    return addressWithoutBusiness(ask).named !== undefined;
  } catch {
    return false;
  }
}

function sessionOf(caller: Caller, { asks, business, businessOf }: Opening, parts: ServerParts): StreamSession {
  const session = new StreamSession({
    clock: parts.clock,
    expiresAt: caller.expiresAt,
    retryMs: () => parts.streams.retryMs,
    onStart: () => {
      const standing = new StandingAsks(session, { businessOf, clock: parts.clock, log: parts.log });
      if (business) standing.hear(business);
      for (const ask of asks) standing.stand(ask);
    },
    onEnd: () => parts.streams.remove(session),
  });
  parts.streams.add(session, callerKeyOf(caller));
  return session;
}

/** Through the runtime's own writer where it has one, else as a web stream. */
function respond(context: Context<ServerEnv>, session: StreamSession): Response {
  const slot = (context.env as ServerEnv['Bindings'] | undefined)?.[RAW_STREAM];
  if (slot) {
    slot.source = session;
    return new Response(null, { headers: HEADERS });
  }
  const { signal } = context.req.raw;
  if (signal.aborted) session.end();
  else signal.addEventListener('abort', () => session.end(), { once: true });
  return new Response(webStreamOf(session), { headers: HEADERS });
}
