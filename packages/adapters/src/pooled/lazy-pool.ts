import { BizBoostError } from '@bizboost/core';
import type { SqlPool } from './pool.ts';

/** A pool that is made when it is first needed, and again where that failed. */
export function lazyPool(make: () => Promise<SqlPool>): SqlPool {
  let making: Promise<SqlPool> | undefined;
  const made = (): Promise<SqlPool> => {
    making ??= make().catch((error: unknown) => {
      making = undefined;
      throw error;
    });
    return making;
  };
  return {
    connect: async () => (await made()).connect(),
    close: async () => (await making?.catch(() => undefined))?.close(),
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
