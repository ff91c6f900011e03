import { BizBoostError } from '@bizboost/core';
import type { SqlPool } from './pool.ts';

/** Makes it when it is first needed, and again where that failed. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let making: Promise<T> | undefined;
  return () => {
    making ??= make().catch((error: unknown) => {
      making = undefined;
      throw error;
    });
    return making;
  };
}

/** A pool that is made when it is first needed. */
export function lazyPool(made: () => Promise<SqlPool>): SqlPool {
  let isNeeded = false;
  return {
    async connect() {
      isNeeded = true;
      return (await made()).connect();
    },
    async close() {
      if (isNeeded)
        await made().then(
          (pool) => pool.close(),
          () => {},
        );
    },
  };
}

/** A driver, if it is installed. */
export async function installed<Driver>(load: () => Promise<Driver>): Promise<Driver | undefined> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

export function noDriver(names: readonly string[]): BizBoostError {
  const expected = `one of the packages ${names.map((name) => `"${name}"`).join(' and ')}`;
  return new BizBoostError(
    'unsupported',
    `Expected ${expected} for a database URL, got none: npm install ${names[0] as string}.`,
    { expected },
  );
}
