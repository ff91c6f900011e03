import { BizBoostError } from '@bizboost/core';
import { driverOf, type DriverName } from './drivers.ts';
import { RedisConnection } from './redis-connection.ts';

export interface ConnectRedisOptions {
  /** The library to connect with. Default: `ioredis` where it is installed, else `redis`. */
  readonly driver?: DriverName;
  /** Told of what goes wrong with the connection, each time that it is tried again too. Default: nothing. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Connects to a Redis or a Redis Cluster (it finds out which), with settings for something that answers may not wait for: no queue of commands while
 * it is away, a second for a command, three for a silent connection. Resolves after the first try, two seconds at most, also when Redis is not
 * there: the connection then comes as soon as it is. Close it yourself, after whatever uses it.
 *
 * Rejects with `unsupported` where neither library is installed, `invalid_input` for an address that is none.
 * @param url `redis://`, or `rediss://` for TLS, with user and password where they are asked for
 */
export async function connectRedis(url: string, options: ConnectRedisOptions = {}): Promise<RedisConnection> {
  if (!/^rediss?:\/\//.test(url) || !URL.canParse(url)) {
    const expected = 'the address of a Redis, such as redis://127.0.0.1:6379';
    // An address may hold a password: it is not repeated.
    throw new BizBoostError('invalid_input', `Expected ${expected}.`, { path: '/url', expected });
  }
  const connection = new RedisConnection(await driverOf(options.driver), url, options.onError ?? (() => {}));
  await connection.open();
  return connection;
}
