import { BizBoostError } from '@bizboost/core';
import type { Connection } from '../http/connection.ts';
import { hostnameOf, isLoopbackHost, isLoopbackOrigin } from './loopback.ts';

/**
 * Lets a request into an open server only from this machine. Throws `forbidden`.
 *
 * Beware what a page in a browser can do: resolve its own name to 127.0.0.1 (so `Host` is checked), and post from any
 * origin without asking first (so `Origin` is checked before the request is carried out, not by the browser after).
 */
export function checkOpenRequest(
  request: Request,
  { remoteAddress }: Connection,
  isAllowed: (origin: string) => boolean,
): void {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  if (!isLoopbackHost(hostnameOf(host) ?? '')) {
    throw refused('Call it as localhost or 127.0.0.1.');
  }
  if (remoteAddress !== undefined && !isLoopbackHost(remoteAddress)) {
    throw refused('Call it from the machine it runs on.');
  }
  const forwarded = request.headers.get('x-forwarded-for');
  if (forwarded !== null && !forwarded.split(',').every((address) => isLoopbackHost(address.trim()))) {
    throw refused('It must not stand behind a proxy.');
  }
  const origin = request.headers.get('origin');
  if (origin !== null && !isLoopbackOrigin(origin) && !isAllowed(origin)) {
    throw refused('Its pages must come from this machine too, or their origin be allowed with --origin.');
  }
}

function refused(whatToDo: string): BizBoostError {
  return new BizBoostError(
    'forbidden',
    `This server has no secret, so it answers its own machine alone. ${whatToDo} To open it to others, give it a secret.`,
  );
}
