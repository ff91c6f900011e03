import { Cluster as Cluster6, Redis as Redis6 } from 'ioredis';
import { Cluster as Cluster5, Redis as Redis5 } from 'ioredis-5';
import * as nodeRedis6 from 'redis';
import * as nodeRedis5 from 'redis-5';
import { connectRedis } from '../redis/connect-redis.ts';
import type { RedisClient } from '../redis/link-of.ts';

/** A host's client of a kind, with the library's own settings, connected. */
export interface HostClient {
  readonly client: RedisClient;
  close(): void;
}

/** Connects to the nodes: one is a Redis, several are a cluster. */
export type Connect = (urls: readonly string[]) => Promise<HostClient>;

// The libraries say what they cannot connect to again and again; tests break connections on purpose.
const quiet = <T extends { on(event: 'error', listener: () => void): unknown }>(client: T): T => {
  client.on('error', () => {});
  return client;
};

const ioredis =
  (Single: typeof Redis6, Cluster: typeof Cluster6): Connect =>
  async (urls) => {
    const [url = ''] = urls;
    const client = quiet(urls.length > 1 ? new Cluster([...urls]) : new Single(url));
    await new Promise<void>((resolve) => client.once('ready', resolve));
    return { client, close: () => client.disconnect() };
  };

const nodeRedis =
  ({ createClient, createCluster }: Pick<typeof nodeRedis6, 'createClient' | 'createCluster'>): Connect =>
  async (urls) => {
    const rootNodes = urls.map((url) => ({ url }));
    const client = quiet(urls.length > 1 ? createCluster({ rootNodes }) : createClient({ url: urls[0] ?? '' }));
    await client.connect();
    return { client, close: () => client.isOpen && client.destroy() };
  };

const own =
  (driver: 'ioredis' | 'redis'): Connect =>
  async ([url = '']) => {
    const client = await connectRedis(url, { driver });
    return { client, close: () => void client.close() };
  };

export const hostClients: Readonly<Record<string, Connect>> = {
  'ioredis 6': ioredis(Redis6, Cluster6),
  // The older ones are used in the same way.
  'ioredis 5': ioredis(Redis5 as unknown as typeof Redis6, Cluster5 as unknown as typeof Cluster6),
  'redis 6': nodeRedis(nodeRedis6),
  'redis 5': nodeRedis(nodeRedis5 as unknown as typeof nodeRedis6),
  'connectRedis by ioredis': own('ioredis'),
  'connectRedis by redis': own('redis'),
};
