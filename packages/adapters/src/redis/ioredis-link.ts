import type { ReaderLink, RedisLink } from './link.ts';
import { notConnected } from './not-connected.ts';
import type { IoredisClient } from './redis-client.ts';

/** What a duplicate has beside. */
interface OwnClient extends IoredisClient {
  connect(): Promise<unknown>;
  disconnect(): void;
  on(event: 'error', listener: () => void): unknown;
}

/** Nothing may hold up a command that blocks, and nothing may bring a connection back that is given up. */
const READER_OPTIONS = {
  lazyConnect: true,
  enableOfflineQueue: false,
  enableAutoPipelining: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 2_000,
  commandTimeout: undefined,
  blockingTimeout: undefined,
  socketTimeout: undefined,
};
const never = (): null => null;

/** A link by the host's `ioredis` client, which stays the host's: it is neither changed nor closed. */
export function ioredisLink(client: IoredisClient): RedisLink {
  const isCluster = 'isCluster' in client && client.isCluster === true;
  return {
    isCluster,
    // One that connects with its first command says `wait`.
    isReady: () => client.status === 'ready' || client.status === 'wait',
    async send(_, [command = '', ...words]) {
      if (client.status !== 'ready' && client.status !== 'wait') throw notConnected();
      return client.call(command, ...words);
    },
    async openReader(): Promise<ReaderLink> {
      const own = isCluster ? duplicateOfCluster(client) : duplicateOfSingle(client);
      // What went wrong is told by the command or by `connect`; an event that nobody hears would end the process.
      own.on('error', () => {});
      try {
        await own.connect();
      } catch (error) {
        own.disconnect();
        throw error;
      }
      return {
        send: async (_key, [command = '', ...words]) => own.call(command, ...words),
        close: () => own.disconnect(),
      };
    },
  };
}

function duplicateOfSingle(client: IoredisClient): OwnClient {
  const duplicate = client.duplicate.bind(client) as (override: object) => OwnClient;
  return duplicate({ ...READER_OPTIONS, retryStrategy: never });
}

function duplicateOfCluster(client: IoredisClient): OwnClient {
  const { options } = client as { readonly options?: { readonly redisOptions?: object } };
  const duplicate = client.duplicate.bind(client) as (startupNodes: readonly [], override: object) => OwnClient;
  const { lazyConnect, enableOfflineQueue, enableAutoPipelining, ...ofNodes } = READER_OPTIONS;
  return duplicate([], {
    lazyConnect,
    enableOfflineQueue,
    enableAutoPipelining,
    clusterRetryStrategy: never,
    redisOptions: { ...options?.redisOptions, ...ofNodes },
  });
}
