import { BizBoostError } from '@bizboost/core';
import type { Context } from 'hono';
import { hostnameOf, isLoopbackHost } from '../auth/loopback.ts';
import { connectionOf } from '../http/connection.ts';
import { metricFamiliesOf } from '../http/metric-families.ts';
import { PROMETHEUS_CONTENT_TYPE, prometheusTextOf } from '../http/prometheus-text.ts';
import type { ServerEnv } from '../server-env.ts';
import type { ServerParts } from '../server-parts.ts';

/** How long a store may take to say that it is there. */
const READY_WITHIN_MS = 2_000;

const NOT_KEPT = { 'cache-control': 'no-store' } as const;

/** `GET /healthz`: the process answers. */
export function healthRoute(): Response {
  return Response.json({ status: 'ok' }, { headers: NOT_KEPT });
}

/** `GET /readyz`: requests may be sent here. Else `unavailable`: the store is not there, or the server is going. */
export async function readyRoute(parts: ServerParts): Promise<Response> {
  parts.streams.refuseWhileClosing();
  let cancel = (): void => undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    cancel = parts.clock.schedule(READY_WITHIN_MS, () => reject(notReady('it did not answer within 2 s')));
  });
  try {
    await Promise.race([parts.analytics.ready(), tooSlow]);
  } catch (cause) {
    throw BizBoostError.isInstance(cause) && cause.code === 'unavailable' ? cause : notReady('it failed', cause);
  } finally {
    cancel();
  }
  return Response.json({ status: 'ready' }, { headers: NOT_KEPT });
}

/** `GET /metrics`: for this machine, or whoever has the scope `operator`. */
export async function metricsRoute(context: Context<ServerEnv>, parts: ServerParts): Promise<Response> {
  if (!isFromThisMachine(context)) await parts.admission.admit(context.req.raw, 'operator');
  const families = metricFamiliesOf(parts.analytics.statistics(), parts.counters, parts.streams.size);
  return new Response(prometheusTextOf(families), {
    headers: { ...NOT_KEPT, 'content-type': PROMETHEUS_CONTENT_TYPE },
  });
}

/** Beware of a proxy on this machine: the wire is loopback then, whoever calls; its `Host` or `X-Forwarded-For` gives it away. */
function isFromThisMachine(context: Context<ServerEnv>): boolean {
  const { remoteAddress } = connectionOf(context.env);
  const host = hostnameOf(context.req.header('host') ?? '');
  const isProxied =
    context.req.header('x-forwarded-for') !== undefined || context.req.header('forwarded') !== undefined;
  return remoteAddress !== undefined && isLoopbackHost(remoteAddress) && isLoopbackHost(host ?? '') && !isProxied;
}

function notReady(why: string, cause?: unknown): BizBoostError {
  return new BizBoostError('unavailable', `The store cannot answer now: ${why}.`, {
    ...(cause !== undefined && { cause }),
  });
}
