import { stat } from 'node:fs/promises';
import { BizBoostError } from '@bizboost/core';

/**
 * Opening makes a file that is not there: right for serve and import, wrong for whoever looks for what is kept.
 * @throws `not_found` for a file that is not there.
 */
export async function refuseMissing(data: string): Promise<void> {
  const isThere = data.includes('://') || (await stat(data).catch(() => undefined)) !== undefined;
  if (!isThere) throw new BizBoostError('not_found', `${data} is not there. Check the name of the store.`);
}
