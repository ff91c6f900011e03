import { openFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { freePort } from './free-port.ts';
import { redisCommand } from './redis-command.ts';
import { startRedisOn } from './redis.ts';
import { groupOf, startAll, type ServiceGroup } from './service-group.ts';
import { withFreshPorts, type Service } from './service.ts';
import { eventually } from './wait.ts';

const MASTERS = 3;
const SLOTS = 16_384;

export interface RedisClusterOptions {
  /** Puts a line before each node, and has the nodes name the ports of their lines, so that clients stay on them. */
  readonly proxied?: boolean;
}

export interface RedisCluster extends ServiceGroup {
  /** Before each node; none unless asked for. */
  readonly proxies: readonly FaultProxy[];
}

/** A Redis Cluster of three masters without replicas: when one is gone, all refuse to answer. Ready in about 2 s. */
export const startRedisCluster = (options: RedisClusterOptions = {}): Promise<RedisCluster> =>
  withFreshPorts(() => start(options));

async function start({ proxied = false }: RedisClusterOptions): Promise<RedisCluster> {
  const ports = await Promise.all(Array.from({ length: MASTERS }, freePort));
  const busPorts = await Promise.all(ports.map(freePort));
  const proxies = await Promise.all(proxied ? ports.map(openFaultProxy) : []);
  const closeProxies = (): void => proxies.forEach((proxy) => proxy.close());
  let nodes: readonly Service[] = [];
  try {
    nodes = await startAll(ports.map((port, index) => startNode(port, busPorts[index] as number, proxies[index])));
    await assignSlots(ports);
    for (const port of ports.slice(1))
      await redisCommand(port, 'CLUSTER', 'MEET', '127.0.0.1', ports[0] as number, busPorts[0] as number);
    await agreed(ports);
  } catch (error) {
    await Promise.all(nodes.map((node) => node.stop()));
    closeProxies();
    throw error;
  }
  const group = groupOf(nodes, () => agreed(ports));
  return Object.assign(group, {
    urls: proxied ? nodes.map((node, index) => (proxies[index] as FaultProxy).through(node.url)) : group.urls,
    proxies,
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
      closeProxies();
    },
  });
}

const startNode = (port: number, busPort: number, proxy: FaultProxy | undefined): Promise<Service> =>
  startRedisOn(port, {
    settings: {
      'cluster-enabled': 'yes',
      'cluster-port': busPort,
      'cluster-node-timeout': 2_000,
      ...(proxy && { 'cluster-announce-port': proxy.port }),
    },
  });

async function assignSlots(ports: readonly number[]): Promise<void> {
  for (const [index, port] of ports.entries()) {
    const [first, last] = [0, 1].map((step) => Math.floor((SLOTS * (index + step)) / ports.length)) as [number, number];
    await redisCommand(port, 'CLUSTER', 'ADDSLOTSRANGE', first, last - 1);
    await redisCommand(port, 'CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
  }
}

/** Each node knows all the others and finds the whole fit to answer. */
async function agreed(ports: readonly number[]): Promise<void> {
  await eventually(async () => {
    const told = (await Promise.all(ports.map((port) => redisCommand(port, 'CLUSTER', 'INFO')))) as string[];
    return told.every(
      (info) => info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${ports.length}`),
    );
  });
}
