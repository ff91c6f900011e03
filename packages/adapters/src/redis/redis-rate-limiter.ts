import { createHash } from 'node:crypto';
import { checkedPrefix, DEFAULT_PREFIX } from './key-names.ts';
import { linkOf, type RedisClient } from './link-of.ts';
import { RedisScript } from './redis-script.ts';

export interface RedisRateLimiterOptions {
  /** Before every key. Default `bizboost`. */
  readonly prefix?: string;
}

/** As `@bizboost/server` takes it. */
export interface RedisRateLimiter {
  /** Counts one request of a caller. 0: it may go on; else the milliseconds until one may. Rejects while Redis cannot be asked. */
  take(caller: string, perMinute: number): Promise<number>;
}

/**
 * The generic cell rate algorithm: one number per caller, the moment at which all its requests so far are given back, in microseconds
 * of Redis's own clock. A caller may be a minute ahead of it. (Numbers this large need a format: Lua would print them as 1.8e+15.)
 */
const TAKE = new RedisScript(`
  local time = redis.call('TIME')
  local now = time[1] * 1000000 + time[2]
  local step = 60000000 / ARGV[1]
  local paid = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now) + step
  local ahead = paid - now - 60000000
  if ahead > 0.5 then return math.ceil(ahead / 1000) end
  redis.call('SET', KEYS[1], string.format('%.0f', paid), 'PX', math.ceil((paid - now) / 1000))
  return 0
`);

/** Counts requests in Redis, for any number of servers together. A minute's requests may come at once, and are then given back evenly. */
export function redisRateLimiter(client: RedisClient, options: RedisRateLimiterOptions = {}): RedisRateLimiter {
  const link = linkOf(client);
  const prefix = checkedPrefix(options.prefix ?? DEFAULT_PREFIX);
  return {
    async take(caller, perMinute) {
      // A caller's name may be long, and is nobody's business in Redis.
      const name = createHash('sha256').update(caller).digest('base64url');
      return Number(await TAKE.run(link, [`${prefix}:rate:${name}`], [String(perMinute)]));
    },
  };
}
