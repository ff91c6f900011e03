import { ChangePoller } from './change-poller.ts';
import { changesOf } from './changes-of.ts';
import type { SqlSession } from './database.ts';
import type { Dialect } from './dialect.ts';

const INTERVAL_MS = 100;

/** Changes as our own tables show them, looked for ten times a second while anyone watches. */
export function polledChanges(session: SqlSession, dialect: Dialect, isSame?: () => boolean): ChangePoller {
  return new ChangePoller({
    changesOf: (businesses) => changesOf(session, dialect, businesses),
    intervalMs: INTERVAL_MS,
    ...(isSame && { isSame }),
  });
}
