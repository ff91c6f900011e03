import { BizBoostError, type PersonToErase } from '@bizboost/core';
import type { Context } from 'hono';
import { operatedBusiness } from '../auth/operator.ts';
import { mediaTypeOf } from '../body/media-type.ts';
import { readJson } from '../body/read-json.ts';
import type { ServerEnv } from '../server-env.ts';
import type { ServerParts } from '../server-parts.ts';

/** `POST /erase`: forgets a visitor or a customer. In a body, since addresses are logged. */
export async function eraseRoute(context: Context<ServerEnv>, parts: ServerParts): Promise<Response> {
  const request = context.req.raw;
  const business = await operatedBusiness(request, parts);
  mediaTypeOf(request.headers, ['application/json']);
  const person = personOf(await readJson(request, parts.limits));
  return Response.json(await business.erase(person), { headers: { 'cache-control': 'no-store' } });
}

function personOf(body: unknown): PersonToErase {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  const expected = 'an object with a `visitor`, a `customer`, or both';
  throw new BizBoostError('invalid_input', `Expected ${expected}. Send {"visitor": "the id"}.`, { path: '', expected });
}
