import { markOf } from './schema-version.ts';
import { CLAIM, HOME, RECORD, spanning, type ClickHouseTable } from './clickhouse-tables.ts';
import { quoted } from './quote.ts';

/** How tables are made on some servers. */
export interface SchemaPlace {
  readonly database: string;
  /** The tables span its shards; `undefined` where there is one server. */
  readonly cluster?: string | undefined;
  /** Each shard has replicas, kept alike by a keeper. */
  readonly isReplicated?: boolean;
  /** One statement makes the tables on all servers of the cluster. */
  readonly isOnCluster?: boolean;
}

/** One step of the schema. Steps only go forward; one that has landed is never changed. Every statement is harmless where it has run already. */
export interface ClickHouseMigration {
  readonly version: number;
  statements(place: SchemaPlace): readonly string[];
}

export const CLICKHOUSE_MIGRATIONS: readonly ClickHouseMigration[] = [
  {
    version: 1,
    statements(place) {
      const own = place.cluster === undefined ? [RECORD, CLAIM] : [RECORD, CLAIM, HOME];
      const spans = place.cluster === undefined ? [] : own;
      return [
        ...own.map((table) => createTable(table, place)),
        ...spans.map((table) => createSpanning(table, place, place.cluster as string)),
      ];
    },
  },
];

/** The statements of a step. The last ones remember that it has run. */
export function statementsOf({ version, statements }: ClickHouseMigration, place: SchemaPlace): readonly string[] {
  const mark = (spans: boolean): string =>
    `CREATE VIEW IF NOT EXISTS ${markOf(version, spans)}${onCluster(place)} AS SELECT ${version} AS version`;
  return [...statements(place), mark(false), ...(place.cluster === undefined ? [] : [mark(true)])];
}

function createTable(table: ClickHouseTable, place: SchemaPlace): string {
  const { name, columns, primaryKey, key, indexGranularity } = table;
  const listed = columns.map((column) => column.join(' ')).join(', ');
  return `CREATE TABLE IF NOT EXISTS ${name}${onCluster(place)} (${listed}) ENGINE = ${engineOf(table, place)} PRIMARY KEY (${primaryKey.join(', ')}) ORDER BY (${key.join(', ')}) SETTINGS index_granularity = ${indexGranularity}`;
}

function engineOf({ name, engine, version }: ClickHouseTable, { database, isReplicated = false }: SchemaPlace): string {
  const parameters = version === undefined ? [] : [version];
  if (!isReplicated) return `${engine}(${parameters.join(', ')})`;
  // Each server fills in its own shard and replica.
  const path = [quoted(`/clickhouse/tables/{shard}/${database}/${name}`), "'{replica}'"];
  return `Replicated${engine}(${[...path, ...parameters].join(', ')})`;
}

function createSpanning({ name, columns, shardedBy }: ClickHouseTable, place: SchemaPlace, cluster: string): string {
  const listed = columns.map((column) => column.join(' ')).join(', ');
  return `CREATE TABLE IF NOT EXISTS ${spanning(name)}${onCluster(place)} (${listed}) ENGINE = Distributed(${quoted(cluster)}, ${quoted(place.database)}, ${name}, ${shardedBy})`;
}

function onCluster({ cluster, isOnCluster = false }: SchemaPlace): string {
  return cluster === undefined || !isOnCluster ? '' : ` ON CLUSTER ${quoted(cluster)}`;
}
