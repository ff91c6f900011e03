import type { IncomingMessage, ServerResponse } from 'node:http';
import { BizBoostError } from '@bizboost/core';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { problemDocumentOf } from '../http/problem.ts';
import { RAW_STREAM, type RawStreamSlot } from '../stream/raw-stream.ts';
import { pipeToNode } from './node-sink.ts';

type Fetch = (request: Request, environment: object) => Response | Promise<Response>;

/** A fetch handler, or an app that has one as `fetch`, e.g. a Hono app. */
export type Fetchable = Fetch | { readonly fetch: Fetch };

/** What `http.createServer`, Express's `app.use` and their like take. */
export type NodeListener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * A fetch handler as a Node listener. Streams of BizBoost are written to the response itself, whose headers are
 * those that the app and its middleware gave. Mount it before anything that reads bodies (`express.json()`).
 */
export function nodeListener(target: Fetchable): NodeListener {
  const handle: Fetch =
    typeof target === 'function' ? target : (request, environment) => target.fetch(request, environment);
  const listener = getRequestListener((request, bindings) => answer(handle, request, bindings as HttpBindings), {
    // A library leaves its host's globals alone.
    overrideGlobalObjects: false,
  });
  return (incoming, outgoing) => {
    if (isReadAlready(incoming)) refuseReadBody(outgoing);
    else void listener(incoming, outgoing);
  };
}

/** Whether somebody took the body before us. Beware: it would look empty, and records would be lost without a word. */
function isReadAlready(incoming: IncomingMessage & { readonly rawBody?: unknown }): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = incoming.headers;
  return (
    incoming.readableEnded && (encoding !== undefined || Number(length ?? 0) > 0) && incoming.rawBody === undefined
  );
}

function refuseReadBody(outgoing: ServerResponse): void {
  const error = new BizBoostError(
    'internal',
    'The body was read before it came here. Mount BizBoost before body parsers such as express.json().',
  );
  const known = {
    code: error.code,
    message: error.message,
    facts: undefined,
    retryable: false,
    retryAfterMs: undefined,
    reference: undefined,
  };
  outgoing.writeHead(500, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problemDocumentOf(known)));
}

async function answer(handle: Fetch, request: Request, bindings: HttpBindings): Promise<Response> {
  const slot: RawStreamSlot = {};
  const response = await handled();
  const { source } = slot;
  if (!source) return response;
  const outgoing = bindings.outgoing as ServerResponse;
  if (outgoing.destroyed || !isStream(response)) {
    source.closed();
    return response;
  }
  // As a flat list, in which a header may come more than once (`set-cookie`).
  outgoing.writeHead(response.status, [...response.headers].flat());
  pipeToNode(source, outgoing);
  return RESPONSE_ALREADY_SENT;

  async function handled(): Promise<Response> {
    try {
      return await handle(request, { ...bindings, [RAW_STREAM]: slot });
    } catch (error) {
      slot.source?.closed();
      throw error;
    }
  }
}

/** Whether what the route began is still what the app answers. */
function isStream(response: Response): boolean {
  return response.status === 200 && response.headers.get('content-type') === 'text/event-stream';
}
