import type { BizRecord } from '@bizboost/core';
import type { Context } from 'hono';
import { operatedBusiness } from '../auth/operator.ts';
import type { ServerEnv } from '../server-env.ts';
import type { ServerParts } from '../server-parts.ts';

/** Characters handed on at a time: long enough to cost little, short enough to hold. */
const CHUNK_CHARACTERS = 1 << 16;

/** `GET /records`: everything kept of a business as NDJSON, as fast as it is taken. One that breaks off never ends well. */
export async function exportRoute(context: Context<ServerEnv>, parts: ServerParts): Promise<Response> {
  const request = context.req.raw;
  const business = await operatedBusiness(request, parts);
  const records = business.export({ signal: request.signal })[Symbol.asyncIterator]();
  // Before anything is answered: a business that is not there is a problem, not an empty file.
  const first = await records.next();
  const headers = { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' };
  return new Response(streamOf(records, first), { headers });
}

function streamOf(
  records: AsyncIterator<BizRecord>,
  first: IteratorResult<BizRecord, unknown>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next = first;
  return new ReadableStream({
    async pull(controller) {
      let chunk = '';
      for (; next.done !== true && chunk.length < CHUNK_CHARACTERS; next = await records.next())
        chunk += `${JSON.stringify(next.value)}\n`;
      if (chunk !== '') controller.enqueue(encoder.encode(chunk));
      if (next.done === true) controller.close();
    },
    cancel: async () => void (await records.return?.()),
  });
}
