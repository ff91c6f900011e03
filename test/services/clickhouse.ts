import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configOf, usersOf, type NodePorts } from './clickhouse-config.ts';
import { requireProgram } from './debian.ts';
import { makeFolder } from './folder.ts';
import { freePort } from './free-port.ts';
import { groupOf, startAll, type ServiceGroup } from './service-group.ts';
import { startService, withFreshPorts, type Service } from './service.ts';

export interface ClickHouseOptions {
  /** Data on a disk in memory of this size, to be filled. */
  readonly diskMiB?: number;
  /** How long parts that were merged or changed lie on the disk. Default: the server's own. */
  readonly oldPartsSeconds?: number;
  /** That a server answers at once. Default 100, as its makers set it. */
  readonly mostQueries?: number;
  /** Settings of its user, beside ours; with `log_queries: 1` statements go to `system.query_log`. */
  readonly profile?: Readonly<Record<string, number>>;
}

export interface ClickHouseClusterOptions extends ClickHouseOptions {
  /** Default 2. */
  readonly shards?: number;
  /** Lays a line to a server's port for its own kind, and gives the port where the others are to find it. */
  readonly lineTo?: (port: number) => Promise<number>;
}

/** A ClickHouse of our own: user `default`, no password. Its cluster `bizboost` is itself. */
export const startClickHouse = (options: ClickHouseOptions = {}): Promise<Service> =>
  withFreshPorts(async () => {
    const ports = await nodePorts();
    return startNode([ports], ports, options);
  });

/** Servers that are a shard each of the cluster `bizboost`. Without ZooKeeper, which Debian has not: no `ON CLUSTER`, no replicas. */
export const startClickHouseCluster = (options: ClickHouseClusterOptions = {}): Promise<ServiceGroup> =>
  withFreshPorts(async () => {
    const all = await Promise.all(Array.from({ length: options.shards ?? 2 }, nodePorts));
    const seen = await Promise.all(all.map(async (ports) => ({ ...ports, native: await foundAt(ports, options) })));
    const starts = all.map((own, index) => {
      const cluster = seen.map((other, position) => (position === index ? own : other));
      return startNode(cluster, own, options);
    });
    return groupOf(await startAll(starts));
  });

/**
 * Two servers. The cluster `bizboost` of the first is the second so many times, each time as another shard: what many shards cost the server that asks
 * them is seen without having them. That of the second is itself.
 */
export const startClickHouseFront = (options: ClickHouseClusterOptions = {}): Promise<ServiceGroup> =>
  withFreshPorts(async () => {
    const [front, back] = await Promise.all([nodePorts(), nodePorts()]);
    const seen = { ...back, native: await foundAt(back, options) };
    const shards = Array.from({ length: options.shards ?? 2 }, () => seen);
    return groupOf(await startAll([startNode(shards, front, options), startNode([back], back, options)]));
  });

const foundAt = async ({ native }: NodePorts, { lineTo }: ClickHouseClusterOptions): Promise<number> =>
  lineTo === undefined ? native : lineTo(native);

const nodePorts = async (): Promise<NodePorts> => {
  const [http, native, interserver] = await Promise.all([freePort(), freePort(), freePort()]);
  return { http, native, interserver };
};

async function startNode(
  cluster: readonly NodePorts[],
  ports: NodePorts,
  options: ClickHouseOptions,
): Promise<Service> {
  const program = requireProgram('clickhouse');
  const folder = makeFolder('clickhouse', options);
  for (const name of ['temporary', 'files', 'schemas']) mkdirSync(join(folder.path, name));
  writeFileSync(join(folder.path, 'config.xml'), configOf(folder.path, { cluster, own: ports, ...options }));
  writeFileSync(join(folder.path, 'users.xml'), usersOf(options));
  const url = `http://127.0.0.1:${ports.http}`;
  return startService({
    url,
    port: ports.http,
    folder,
    command: { program, args: [`--config-file=${join(folder.path, 'config.xml')}`] },
    answers: () => answers(url),
    restartSignal: 'SIGKILL', // 18.16 takes 8 s to end in order
  });
}

async function answers(url: string): Promise<void> {
  const response = await fetch(`${url}/?query=SELECT%201`, { signal: AbortSignal.timeout(5_000) });
  if ((await response.text()) !== '1\n') throw new Error(`${url} answered with ${response.status}.`);
}
