import type { CacheEntry, CacheStore, Lease } from '@bizboost/core';
import { randomUUID } from 'node:crypto';
import { checkedPrefix, DEFAULT_PREFIX, hashTagOf } from './key-names.ts';
import { linkOf, type RedisClient } from './link-of.ts';
import { RedisScript } from './redis-script.ts';

export interface RedisCacheStoreOptions {
  /** Before every key. Give each deployment its own where several share a Redis. Default `bizboost`. */
  readonly prefix?: string;
  /** How long Redis keeps an entry; longer than 300,000 (five minutes) is cut. Default 300,000. */
  readonly ttlMs?: number;
}

const LONGEST_TTL_MS = 300_000;

const RENEW = new RedisScript(`
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('PEXPIRE', KEYS[1], ARGV[2])
`);
const RELEASE = new RedisScript(`
  if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
  return redis.call('DEL', KEYS[1])
`);

/**
 * The far tier of a cache: what is younger than five minutes, shared by all processes that give the same Redis. The client stays the host's, and is not
 * closed. Fails as the client does: the engine bears it, and waits for an answer of it 50 ms at most.
 */
export function redisCacheStore(client: RedisClient, options: RedisCacheStoreOptions = {}): Required<CacheStore> {
  const link = linkOf(client);
  const prefix = checkedPrefix(options.prefix ?? DEFAULT_PREFIX);
  const ttlMs = String(Math.min(options.ttlMs ?? LONGEST_TTL_MS, LONGEST_TTL_MS));
  const entryKey = (key: string): string => `${prefix}:${hashTagOf(key)}:entry:${key}`;
  const leaseKey = (name: string): string => `${prefix}:${hashTagOf(name)}:lease:${name}`;

  return {
    name: 'redis',
    async get(key) {
      const at = entryKey(key);
      const text = (await link.send(at, ['GET', at])) as string | null;
      return text === null ? undefined : (JSON.parse(text) as CacheEntry);
    },
    async set(key, entry) {
      const at = entryKey(key);
      await link.send(at, ['SET', at, JSON.stringify(entry), 'PX', ttlMs]);
    },
    async delete(key) {
      const at = entryKey(key);
      return Number(await link.send(at, ['DEL', at])) > 0;
    },
    async lease(name, leaseMs): Promise<Lease | 'held'> {
      const at = leaseKey(name);
      const holder = randomUUID();
      const given = await link.send(at, ['SET', at, holder, 'NX', 'PX', String(Math.ceil(leaseMs))]);
      if (given === null) return 'held';
      return {
        renew: async (longerMs) => Number(await RENEW.run(link, [at], [holder, String(Math.ceil(longerMs))])) === 1,
        release: async () => void (await RELEASE.run(link, [at], [holder])),
      };
    },
    close: () => Promise.resolve(),
  };
}
