import { BizBoostError, type DataAdapter } from '@bizboost/core';

/** A kind of database that `--data` can name by a URL. */
export interface DatabaseKind {
  /** Such as `postgres:`. */
  readonly protocols: readonly string[];
  /** Opens it; rejects where it does not answer or has not our schema. */
  open(url: string): Promise<DataAdapter>;
  /** Makes our schema, or brings it up to date. */
  migrate(url: string): Promise<{ readonly from: number; readonly to: number }>;
}

// Loaded when it is needed: each brings a driver with it.
const KINDS: readonly DatabaseKind[] = [
  {
    protocols: ['postgres:', 'postgresql:'],
    async open(url) {
      const { postgresAdapter } = await import('@bizboost/adapters/postgres');
      return opened(postgresAdapter({ url }));
    },
    migrate: async (url) => (await import('@bizboost/adapters/postgres')).migratePostgres({ url }),
  },
  {
    protocols: ['mysql:', 'mariadb:'],
    async open(url) {
      const { mysqlAdapter } = await import('@bizboost/adapters/mysql');
      return opened(mysqlAdapter({ url }));
    },
    migrate: async (url) => (await import('@bizboost/adapters/mysql')).migrateMysql({ url }),
  },
  {
    protocols: ['clickhouse:', 'clickhouses:'],
    async open(url) {
      const { clickHouseAdapter } = await import('@bizboost/adapters/clickhouse');
      return opened(clickHouseAdapter({ url }));
    },
    migrate: async (url) => (await import('@bizboost/adapters/clickhouse')).migrateClickHouse({ url }),
  },
];

/** Whether `--data` names a database, and not a file. */
export function isUrl(data: string): boolean {
  return protocolOf(data) !== undefined;
}

/** Throws `unsupported` for a protocol that is not known. */
export function databaseKindOf(url: string): DatabaseKind {
  const protocol = protocolOf(url);
  const kind = KINDS.find(({ protocols }) => protocols.some((one) => one === protocol));
  if (kind !== undefined) return kind;
  const known = KINDS.flatMap(({ protocols }) => protocols.map((one) => `${one}//…`)).join(', ');
  throw new BizBoostError(
    'unsupported',
    `--data ${protocol}//… is not supported: give a file name, or one of ${known}.`,
  );
}

/** `--data` as it may be printed: without a password. */
export function printable(data: string): string {
  if (!isUrl(data)) return data;
  if (!URL.canParse(data)) return `${protocolOf(data)}//…`;
  const { protocol, host, pathname } = new URL(data);
  return `${protocol}//${host}${pathname}`;
}

function protocolOf(data: string): string | undefined {
  return /^([a-z][a-z0-9+.-]+:)\/\//i.exec(data)?.[1]?.toLowerCase();
}

async function opened<A extends DataAdapter & { ready(): Promise<void> }>(adapter: A): Promise<A> {
  try {
    await adapter.ready();
    return adapter;
  } catch (error) {
    await adapter.close?.();
    throw error;
  }
}
