import type { BusinessId, ReadOptions } from '@bizboost/core';
import type { SqlSession } from '../sql/database.ts';
import type { MappingDialect } from './mapping-dialect.ts';

/** Where to look for one business's rows. */
export interface Place {
  readonly session: SqlSession;
  readonly dialect: MappingDialect;
  readonly business: BusinessId;
  readonly options: ReadOptions | undefined;
}
