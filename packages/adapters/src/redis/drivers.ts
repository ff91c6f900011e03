import { BizBoostError, systemClock, withTimeLimit } from '@bizboost/core';
import { ioredisLink } from './ioredis-link.ts';
import type { RedisLink } from './link.ts';
import { nodeRedisLink } from './node-redis-link.ts';

export type DriverName = 'ioredis' | 'redis';

export interface DriverClient {
  readonly link: RedisLink;
  close(): void;
}

/** A library that makes connections, set so that a dead Redis is known at once instead of waited for. */
export interface Driver {
  /** Resolves when it is ready; rejects when it is not within two seconds. */
  connect(
    url: string,
    options: { readonly isCluster: boolean; readonly onError: (error: unknown) => void },
  ): Promise<DriverClient>;
}

const CONNECT_LIMIT_MS = 2_000;
/** A command that takes longer is given up; whoever sent it has not waited so long. */
const COMMAND_LIMIT_MS = 1_000;
/** A connection on which nothing comes back for so long is dead, whatever the system thinks of it. */
const SILENCE_LIMIT_MS = 3_000;
const KEEP_ALIVE_MS = 5_000;
const PING_MS = 1_000;

/** The library of this name, or whichever is installed. Rejects with `unsupported` where there is none. */
export async function driverOf(name: DriverName | undefined): Promise<Driver> {
  const tried: readonly [DriverName, () => Promise<Driver>][] = [
    ['ioredis', ioredisDriver],
    ['redis', nodeRedisDriver],
  ];
  for (const [one, load] of tried) {
    if (name !== undefined && name !== one) continue;
    try {
      return await load();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    }
  }
  throw new BizBoostError(
    'unsupported',
    `A library is needed to talk to Redis: install it with "npm install ${name ?? 'ioredis'}".`,
  );
}

async function ioredisDriver(): Promise<Driver> {
  const { Cluster, Redis } = await import('ioredis');
  const node = {
    connectTimeout: CONNECT_LIMIT_MS,
    commandTimeout: COMMAND_LIMIT_MS,
    socketTimeout: SILENCE_LIMIT_MS,
    keepAlive: KEEP_ALIVE_MS,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
  };
  return {
    async connect(url, { isCluster, onError }) {
      const common = { lazyConnect: true, enableOfflineQueue: false };
      const client = isCluster
        ? new Cluster([url], {
            ...common,
            redisOptions: { ...node, ...credentialsOf(url), ...(isSecure(url) && { tls: {} }) },
            clusterRetryStrategy: pauseMsAfter,
            slotsRefreshTimeout: COMMAND_LIMIT_MS,
          })
        : new Redis(url, { ...common, ...node, retryStrategy: pauseMsAfter });
      client.on('error', onError);
      await inTime(client.connect(), () => client.disconnect());
      return { link: ioredisLink(client), close: () => client.disconnect() };
    },
  };
}

async function nodeRedisDriver(): Promise<Driver> {
  const { createClient, createCluster } = await import('redis');
  const node = {
    disableOfflineQueue: true,
    pingInterval: PING_MS,
    commandOptions: { timeout: COMMAND_LIMIT_MS },
    socket: {
      connectTimeout: CONNECT_LIMIT_MS,
      socketTimeout: SILENCE_LIMIT_MS,
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
      reconnectStrategy: pauseMsAfter,
    },
  };
  return {
    async connect(url, { isCluster, onError }) {
      const client = isCluster
        ? createCluster({
            rootNodes: [{ url }],
            defaults: {
              ...node,
              ...credentialsOf(url),
              socket: { ...node.socket, ...(isSecure(url) && { tls: true as const }) },
            },
          })
        : createClient({ url, ...node });
      client.on('error', onError);
      const close = (): void => {
        if (client.isOpen) client.destroy();
      };
      await inTime(client.connect(), close);
      return { link: nodeRedisLink(client), close };
    },
  };
}

/** What the other nodes of a cluster ask for as well. */
function credentialsOf(url: string): { username?: string; password?: string } {
  const { username, password } = new URL(url);
  return {
    ...(username !== '' && { username: decodeURIComponent(username) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
  };
}

function isSecure(url: string): boolean {
  return new URL(url).protocol === 'rediss:';
}

function pauseMsAfter(tries: number): number {
  return Math.min(50 * 2 ** Math.min(tries, 10), 1_000);
}

async function inTime(work: Promise<unknown>, giveUp: () => void): Promise<void> {
  const late = (): Error => new BizBoostError('unavailable', `Redis was not reached within ${CONNECT_LIMIT_MS} ms.`);
  try {
    await withTimeLimit(() => work, { clock: systemClock, limitMs: CONNECT_LIMIT_MS, late });
  } catch (error) {
    giveUp();
    throw error;
  }
}
