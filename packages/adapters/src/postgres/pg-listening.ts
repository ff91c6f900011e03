import { setTimeout as delay } from 'node:timers/promises';
import { within } from '../pooled/within.ts';
import { CHANNEL } from './change-notice.ts';
import type { Listening, ListeningHandlers } from './listening.ts';
import type { PgClient } from './pg-client.ts';

/** How often a silent connection is asked whether it is still there, and how long it may take to answer. */
const PING_MS = 20_000;
const PING_LIMIT_MS = 10_000;
/** Between two tries to connect: growing, and never the same for many processes. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Listens on a connection of `pg` that it keeps for itself. */
export function pgListening(connect: () => Promise<PgClient>): Listening {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  return {
    start(handlers) {
      running = listenAlways(connect, handlers, stopping.signal);
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function listenAlways(
  connect: () => Promise<PgClient>,
  handlers: ListeningHandlers,
  stopping: AbortSignal,
): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  while (!stopping.aborted) {
    const isListening = await listenOnce(connect, handlers, stopping).catch(() => false);
    pauseMs = isListening ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    await delay(pauseMs * (0.5 + Math.random()), undefined, { signal: stopping, ref: false }).catch(() => {});
  }
}

/** Listens until the connection breaks; whether it listened at all. */
async function listenOnce(
  connect: () => Promise<PgClient>,
  { onNotice, onListening }: ListeningHandlers,
  stopping: AbortSignal,
): Promise<boolean> {
  const client = await connect();
  const hear = (notice: unknown): void => onNotice((notice as { payload?: string }).payload ?? '');
  const ending = new AbortController();
  const end = (): void => ending.abort();
  client.on('error', end);
  client.on('end', end);
  client.on('notification', hear);
  stopping.addEventListener('abort', end);
  if (stopping.aborted) end();
  try {
    await client.query(`LISTEN ${CHANNEL}`, []);
    onListening();
    await untilBroken(client, ending.signal);
    return true;
  } finally {
    stopping.removeEventListener('abort', end);
    client.off('notification', hear);
    // What listens must not go back to the pool. Its last error still needs a listener.
    client.release(true);
  }
}

async function untilBroken(client: PgClient, broken: AbortSignal): Promise<void> {
  while (!broken.aborted) {
    await delay(PING_MS, undefined, { signal: broken, ref: false }).catch(() => {});
    if (broken.aborted) return;
    const ping = client.query('SELECT 1', []);
    ping.catch(() => {});
    await within(PING_LIMIT_MS, ping, () => new Error('The connection is silent.'));
  }
}
