import { setTimeout as delay } from 'node:timers/promises';
import { within } from '../pooled/within.ts';
import { CHANNEL } from './change-notice.ts';
import type { Listening } from './listening.ts';
import type { PorsagerSql } from './porsager-sql.ts';

const PAUSE_MS = 1_000;

/** Listens on a connection that `postgres` keeps for it: the driver connects and listens again by itself, once it has for the first time. */
export function porsagerListening(sql: PorsagerSql): Listening {
  const stopping = new AbortController();
  let listening: Promise<{ unlisten(): Promise<void> } | undefined> | undefined;
  return {
    start({ onNotice, onListening }) {
      listening = (async () => {
        while (!stopping.signal.aborted) {
          try {
            return await sql.listen(CHANNEL, onNotice, onListening);
          } catch {
            await delay(PAUSE_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
          }
        }
        return undefined;
      })();
    },
    async stop() {
      stopping.abort();
      const unlisten = async (): Promise<void> => (await listening)?.unlisten();
      await within(PAUSE_MS, unlisten(), () => new Error('The connection is silent.')).catch(() => {});
    },
  };
}
