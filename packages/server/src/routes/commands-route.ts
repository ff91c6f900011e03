import type { CommandDefinition } from '@bizboost/core';
import type { Context } from 'hono';
import { mediaTypeOf } from '../body/media-type.ts';
import { readJson } from '../body/read-json.ts';
import { namedBusinessOf } from '../business-choice.ts';
import type { ServerEnv } from '../server-env.ts';
import type { ServerParts } from '../server-parts.ts';

/** `POST` of one command: its input as JSON, its receipt back. What it changes comes round by the streams. */
export async function commandRoute(
  context: Context<ServerEnv>,
  command: CommandDefinition,
  parts: ServerParts,
): Promise<Response> {
  const request = context.req.raw;
  const caller = await parts.admission.admit(request, command.scope);
  const business = await parts.businesses.choose(caller, namedBusinessOf(new URL(request.url).searchParams));
  mediaTypeOf(request.headers, ['application/json']);
  const input = await readJson(request, parts.limits);
  // What has begun is finished, also when nobody waits for the receipt any more.
  const receipt = await business.act(command, input);
  return Response.json(receipt, { headers: { 'cache-control': 'no-store' } });
}
