import { businessIdOf, type Broadcaster, type BusinessId, type Change } from '@bizboost/core';
import { onTestFinished } from 'vitest';
import { openFaultProxy, type FaultProxy } from '../../../../test/services/fault-proxy.ts';
import { redisCommand } from '../../../../test/services/redis-command.ts';
import { startRedis, type RedisOptions } from '../../../../test/services/redis.ts';
import type { Service } from '../../../../test/services/service.ts';
import { redisBroadcaster, type RedisBroadcasterOptions } from '../redis/redis-broadcaster.ts';
import type { Connect, HostClient } from './redis-clients.ts';

/** A Redis of the test's own, and lines to it that can fail, one for each process. All of it goes when the test has finished. */
export interface RedisWorld {
  readonly redis: Service;
  /** A client of its own line, as a process has. */
  process(connect: Connect): Promise<RedisProcess>;
  /** Sends a command past all lines. */
  command(name: string, ...words: (string | number)[]): Promise<unknown>;
  /** The keys that end so. */
  keys(end: string): Promise<readonly string[]>;
}

export interface RedisProcess {
  readonly line: FaultProxy;
  readonly host: HostClient;
  readonly errors: unknown[];
  broadcaster(options?: RedisBroadcasterOptions): Broadcaster;
}

export async function redisWorld(options: RedisOptions = {}): Promise<RedisWorld> {
  const redis = await startRedis(options);
  onTestFinished(() => redis.stop());
  const command: RedisWorld['command'] = (name, ...words) => redisCommand(redis.port, name, ...words);
  return {
    redis,
    command,
    keys: async (end) => ((await command('KEYS', '*')) as string[]).filter((key) => key.endsWith(end)),
    async process(connect) {
      const line = await openFaultProxy(redis.port);
      onTestFinished(() => line.close());
      const host = await connect([line.through(redis.url)]);
      onTestFinished(() => host.close());
      const errors: unknown[] = [];
      const broadcaster: RedisProcess['broadcaster'] = (given) => {
        const made = redisBroadcaster(host.client, { onError: (error) => errors.push(error), ...given });
        onTestFinished(() => made.close());
        return made;
      };
      return { line, host, errors, broadcaster };
    },
  };
}

/** What one business's listener has heard. */
export interface Ear {
  readonly business: BusinessId;
  readonly heard: Change[];
}

/** Listens to a business, and waits until that is so. */
export async function earOf(broadcaster: Broadcaster, business: string): Promise<Ear> {
  const id = businessIdOf(business);
  const heard: Change[] = [];
  await broadcaster.subscribe(id, (change) => heard.push(change));
  return { business: id, heard };
}
