import { BizBoostError } from '@bizboost/core';
import { within } from './within.ts';

/** Waits for a connection of a pool; one that comes too late is given back. */
export async function acquire<C>(
  limitMs: number,
  connect: () => Promise<C>,
  release: (connection: C) => void,
): Promise<C> {
  const connecting = connect();
  let isLate = false;
  const late = (): BizBoostError => {
    isLate = true;
    return new BizBoostError(
      'unavailable',
      `No connection to the database within ${limitMs} ms: all of the pool are in use, or it does not answer. Try again.`,
    );
  };
  connecting.then(
    (connection) => {
      if (isLate) release(connection);
    },
    () => {},
  );
  return within(limitMs, connecting, late);
}
