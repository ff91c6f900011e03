import type { RecordReceipt } from '@bizboost/core';
import type { Context } from 'hono';
import type { Caller } from '../auth/caller.ts';
import { readRecords } from '../body/read-records.ts';
import { namedBusinessOf } from '../business-choice.ts';
import { checkBusinessIsTold } from '../open-records.ts';
import type { ServerEnv } from '../server-env.ts';
import type { ServerParts } from '../server-parts.ts';

/** `POST /records`: answered once the records are kept. */
export async function recordsRoute(context: Context<ServerEnv>, parts: ServerParts): Promise<Response> {
  const request = context.req.raw;
  const caller = await parts.admission.admit(request, 'ingest');
  const named = namedBusinessOf(new URL(request.url).searchParams);
  const receipt = await keep(request, { caller, named, parts });
  return Response.json(receipt, { status: 202, headers: { 'cache-control': 'no-store' } });
}

interface Delivery {
  readonly caller: Caller;
  readonly named: string | undefined;
  readonly parts: ServerParts;
}

/** One business's where the caller has one or names one, else each record's own (open mode). */
async function keep(request: Request, { caller, named, parts }: Delivery): Promise<RecordReceipt> {
  if (parts.businesses.isOpen && named === undefined) {
    const records = await readRecords(request, parts.limits);
    await checkBusinessIsTold(records, parts.analytics);
    return parts.analytics.record(records);
  }
  // A business that is not the caller's is refused before a byte of the body is read.
  const business = await parts.businesses.choose(caller, named);
  return business.record(await readRecords(request, parts.limits));
}
