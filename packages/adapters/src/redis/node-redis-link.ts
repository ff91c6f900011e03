import type { ReaderLink, RedisLink } from './link.ts';
import { notConnected } from './not-connected.ts';
import type { NodeRedisClient } from './redis-client.ts';

/** What a duplicate has beside. */
interface OwnClient extends NodeRedisClient {
  connect(): Promise<unknown>;
  destroy(): void;
  on(event: 'error', listener: () => void): unknown;
}

type Send = (client: NodeRedisClient, key: string, words: readonly string[]) => Promise<unknown>;

/** Of each command, so that what the host has set for its own (other types, a time limit) does not hold for ours. */
const COMMAND_OPTIONS = {};

const sendToSingle: Send = (client, _, words) => {
  const send = client.sendCommand.bind(client) as (words: readonly string[], options: object) => Promise<unknown>;
  return send(words, COMMAND_OPTIONS);
};

const sendToCluster: Send = (client, key, words) => {
  const send = client.sendCommand.bind(client) as (
    key: string,
    isReadonly: boolean,
    words: readonly string[],
    options: object,
  ) => Promise<unknown>;
  return send(key, false, words, COMMAND_OPTIONS);
};

/** A link by the host's `redis` client, which stays the host's: it is neither changed nor closed. The host connects it. */
export function nodeRedisLink(client: NodeRedisClient): RedisLink {
  const isCluster = 'nodeClient' in client;
  const send = isCluster ? sendToCluster : sendToSingle;
  // A cluster of version 5 does not say whether it is ready.
  const isReady = (): boolean => ('isReady' in client ? client.isReady === true : client.isOpen);
  return {
    isCluster,
    isReady,
    async send(key, words) {
      if (!isReady()) throw notConnected();
      return send(client, key, words);
    },
    async openReader(): Promise<ReaderLink> {
      const own = isCluster ? duplicateOfCluster(client) : duplicateOfSingle(client);
      // What went wrong is told by the command or by `connect`; an event that nobody hears would end the process.
      own.on('error', () => {});
      try {
        await own.connect();
      } catch (error) {
        end(own);
        throw error;
      }
      return { send: (key, words) => send(own, key, words), close: () => end(own) };
    },
  };
}

/** Nothing may hold up a command that blocks, and nothing may bring a connection back that is given up. */
function readerOptions(given: { readonly socket?: object } = {}): object {
  return {
    disableOfflineQueue: true,
    pingInterval: undefined,
    commandOptions: COMMAND_OPTIONS,
    socket: { ...given.socket, reconnectStrategy: false, connectTimeout: 2_000, socketTimeout: undefined },
  };
}

function duplicateOfSingle(client: NodeRedisClient): OwnClient {
  const { options } = client as { readonly options?: { readonly socket?: object } };
  const duplicate = client.duplicate.bind(client) as (override: object) => OwnClient;
  return duplicate(readerOptions(options));
}

function duplicateOfCluster(client: NodeRedisClient): OwnClient {
  const { _options: options } = client as { readonly _options?: { readonly defaults?: { readonly socket?: object } } };
  const duplicate = client.duplicate.bind(client) as (override: object) => OwnClient;
  const defaults = { ...options?.defaults, ...readerOptions(options?.defaults) };
  return duplicate({ defaults, minimizeConnections: true, commandOptions: COMMAND_OPTIONS });
}

function end(client: OwnClient): void {
  try {
    client.destroy();
  } catch {
    // It never was open.
  }
}
