import { BizBoostError, type CommandDefinition } from '@bizboost/core';
import type { Context } from 'hono';
import { mediaTypeOf } from '../body/media-type.ts';
import { readBytes } from '../body/read-body.ts';
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
  const input = parseJson(await readBytes(request, parts.limits));
  // What has begun is finished, also when nobody waits for the receipt any more.
  const receipt = await business.act(command, input);
  return Response.json(receipt, { headers: { 'cache-control': 'no-store' } });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new BizBoostError('invalid_input', 'The body is not JSON in UTF-8. Send the input of the command as JSON.', {
      path: '',
      expected: 'JSON in UTF-8',
    });
  }
}
