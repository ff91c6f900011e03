import { startClickHouse, startClickHouseCluster } from './clickhouse.ts';
import { installCommand, isWanted, missingPackages, type ServerName } from './debian.ts';
import { startMariaDb } from './mariadb.ts';
import { startPostgres } from './postgres.ts';
import { startRedisCluster } from './redis-cluster.ts';
import { startRedis } from './redis.ts';

/** What one run of tests can share. */
export const serviceNames = [
  'postgres',
  'mariadb',
  'redis',
  'redis-cluster',
  'clickhouse',
  'clickhouse-cluster',
] as const;
export type ServiceName = (typeof serviceNames)[number];

/** What a run needs of a service it started. */
interface Started {
  readonly url: string;
  readonly urls?: readonly string[];
  stop(): Promise<void>;
}

const starts: Record<ServiceName, { readonly server: ServerName; start(): Promise<Started> }> = {
  postgres: { server: 'postgres', start: startPostgres },
  mariadb: { server: 'mariadb', start: startMariaDb },
  redis: { server: 'redis', start: startRedis },
  'redis-cluster': { server: 'redis', start: startRedisCluster },
  clickhouse: { server: 'clickhouse', start: startClickHouse },
  'clickhouse-cluster': { server: 'clickhouse', start: startClickHouseCluster },
};

/** Names the service to use instead of one of our own; URLs of several nodes with commas between them. */
export const variableOf = (name: ServiceName): string => `BIZBOOST_TEST_${name.toUpperCase().replace('-', '_')}_URL`;

/** Why a service cannot be started here; undefined where it can. */
export function whyNotOwn(name: ServiceName): string | undefined {
  const { server } = starts[name];
  if (!isWanted(server)) return `BIZBOOST_TEST_SERVERS leaves ${server} out`;
  const missing = missingPackages([server]);
  return missing.length === 0 ? undefined : `${missing.join()} is not installed; as root: ${installCommand(missing)}`;
}

/** Why a service cannot be had here, neither given nor started; undefined where it can. */
export function whyNot(name: ServiceName): string | undefined {
  if (givenUrls(name).length > 0) return undefined;
  const reason = whyNotOwn(name);
  return reason && `${reason}; or set ${variableOf(name)}`;
}

/** URLs of its nodes: those of the environment, else of one that is started now. */
export async function openService(name: ServiceName): Promise<{ urls: readonly string[]; stop(): Promise<void> }> {
  const given = givenUrls(name);
  if (given.length > 0) return { urls: given, stop: async () => {} };
  const started = await starts[name].start();
  return { urls: started.urls ?? [started.url], stop: () => started.stop() };
}

const givenUrls = (name: ServiceName): readonly string[] =>
  (process.env[variableOf(name)] ?? '').split(',').filter((url) => url !== '');
