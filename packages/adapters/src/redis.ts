/** Many processes as one, over Redis or Redis Cluster: a shared cache, telling of changes, common rate limits. */
export { connectRedis, type ConnectRedisOptions } from './redis/connect-redis.ts';
export type { DriverName } from './redis/drivers.ts';
export type { RedisClient } from './redis/link-of.ts';
export { redisBroadcaster, type RedisBroadcasterOptions } from './redis/redis-broadcaster.ts';
export { redisCacheStore, type RedisCacheStoreOptions } from './redis/redis-cache-store.ts';
export type { IoredisClient, NodeRedisClient } from './redis/redis-client.ts';
export type { RedisConnection } from './redis/redis-connection.ts';
export { redisRateLimiter, type RedisRateLimiter, type RedisRateLimiterOptions } from './redis/redis-rate-limiter.ts';
