import { businessParameter, failures, jsonResponse, textResponse } from './responses.ts';
import { refTo } from './schemas.ts';

/** The paths that every server has, whatever its engine knows. */
export function ownPaths(): Readonly<Record<string, object>> {
  return { '/records': records(), '/erase': erase(), '/stream': stream(), ...serverPaths() };
}

function records(): object {
  const record = refTo('Record');
  const gzip = { name: 'Content-Encoding', in: 'header', schema: { enum: ['gzip', 'identity'] } };
  const post = {
    operationId: 'record',
    summary: 'Keep records: what happened, and what is',
    description:
      'Answered once they are kept. The same kind and id counts once. One bad record never costs the good ones.',
    tags: ['records'],
    parameters: [businessParameter, gzip],
    requestBody: {
      required: true,
      content: {
        'application/x-ndjson': { schema: { type: 'string', description: 'One record a line.' } },
        'application/json': { schema: { anyOf: [{ type: 'array', items: record }, record] } },
      },
    },
    responses: { 202: jsonResponse('Kept.', refTo('RecordReceipt')), ...failures(400, 401, 403, 413, 415, 429, 503) },
  };
  const get = {
    operationId: 'export',
    summary: 'Everything kept, as records: a backup',
    description: 'Sent back to a store that is empty it gives equal answers. Needs the scope `operator`.',
    tags: ['records'],
    parameters: [businessParameter],
    responses: {
      200: textResponse('One record a line.', 'application/x-ndjson'),
      ...failures(400, 401, 403, 404, 429, 503),
    },
  };
  return { get, post };
}

function erase(): object {
  const post = {
    operationId: 'erase',
    summary: 'Forget a visitor or a customer',
    description:
      'Takes their ids out of everything kept; money and counts stay. Needs the scope `operator`. Erasing again finds nothing.',
    tags: ['records'],
    parameters: [businessParameter],
    requestBody: { required: true, content: { 'application/json': { schema: refTo('PersonToErase') } } },
    responses: {
      200: jsonResponse('How many records named them.', refTo('Erasure')),
      ...failures(400, 401, 403, 413, 415, 429, 503),
    },
  };
  return { post };
}

function stream(): object {
  const responses = {
    200: textResponse('Server-sent events: `answer`, `patch` (RFC 6902), `metric`, `problem`.', 'text/event-stream'),
    204: { description: 'No streams are offered here: ask again at intervals, with ETags.' },
    ...failures(400, 401, 403, 404, 413, 415, 429, 503),
  };
  const ask = {
    name: 'ask',
    in: 'query',
    description: 'Address of a question, e.g. `analytics/live?period=today`, percent-encoded.',
    schema: { type: 'array', items: { type: 'string' } },
    explode: true,
  };
  const requestBody = { required: true, content: { 'application/json': { schema: refTo('StreamAsks') } } };
  const about = { tags: ['questions'], responses };
  return {
    get: { operationId: 'stream', summary: 'Answers as they change', parameters: [ask, businessParameter], ...about },
    post: {
      operationId: 'resumeStream',
      summary: 'Answers as they change, from the revisions held',
      parameters: [businessParameter],
      requestBody,
      ...about,
    },
  };
}

function serverPaths(): Readonly<Record<string, object>> {
  const status = (description: string): object =>
    jsonResponse(description, { type: 'object', properties: { status: { type: 'string' } } });
  const get = (operationId: string, summary: string, responses: object, security?: object[]): object => ({
    get: { operationId, summary, tags: ['server'], ...(security && { security }), responses },
  });
  return {
    '/openapi.json': get('openapi', 'This document', { 200: jsonResponse('OpenAPI 3.1.', { type: 'object' }) }, []),
    '/healthz': get('health', 'Whether the process answers', { 200: status('It does.') }, []),
    '/readyz': get('ready', 'Whether requests may be sent here', { 200: status('They may.'), ...failures(503) }, []),
    '/metrics': get('metrics', 'Counters for Prometheus: for this machine, or the scope `operator`', {
      200: textResponse('Prometheus text.', 'text/plain'),
      ...failures(401, 403),
    }),
  };
}
