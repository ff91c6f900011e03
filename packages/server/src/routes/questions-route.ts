import type { QueryDefinition } from '@bizboost/core';
import type { Context } from 'hono';
import { namedBusinessOf } from '../business-choice.ts';
import { etagOf, holdsRevision } from '../http/etag.ts';
import { jsonTextOf } from '../http/json-text.ts';
import type { ServerEnv } from '../server-env.ts';
import type { ServerParts } from '../server-parts.ts';

/** `GET` of one question: its answer, or 304 to whoever has that revision. */
export async function questionRoute(
  context: Context<ServerEnv>,
  query: QueryDefinition,
  parts: ServerParts,
): Promise<Response> {
  const request = context.req.raw;
  const caller = await parts.admission.admit(request, 'read');
  const parameters = new URL(request.url).searchParams;
  const business = await parts.businesses.choose(caller, namedBusinessOf(parameters));
  parameters.delete('business');
  const address = addressOf(query.path, context.req.param(), parameters);
  const { revision, data } = await business.answer(address, { signal: request.signal });
  const headers = { etag: etagOf(revision), 'cache-control': 'private, no-cache', vary: 'Authorization' };
  if (holdsRevision(context.req.header('if-none-match'), revision)) return new Response(null, { status: 304, headers });
  return new Response(jsonTextOf(data), { headers: { ...headers, 'content-type': 'application/json' } });
}

/** Wherever the routes are mounted, the address begins at the template. */
function addressOf(template: string, fields: Readonly<Record<string, string>>, parameters: URLSearchParams): string {
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(fields[name] ?? ''));
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`;
}
