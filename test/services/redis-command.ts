import { Redis } from 'ioredis';

/** Sends one command to one server, over a connection of its own that is never tried twice. */
export async function redisCommand(
  port: number,
  name: string,
  ...args: readonly (string | number)[]
): Promise<unknown> {
  const redis = new Redis({
    port,
    host: '127.0.0.1',
    lazyConnect: true,
    connectTimeout: 5_000,
    commandTimeout: 5_000,
    retryStrategy: () => null,
  });
  redis.on('error', () => {}); // `connect` rejects as well
  try {
    await redis.connect();
    return await redis.call(name, ...args.map(String));
  } finally {
    redis.disconnect();
  }
}
