import { requireProgram } from './debian.ts';
import { makeFolder } from './folder.ts';
import { freePort } from './free-port.ts';
import { redisCommand } from './redis-command.ts';
import { startService, withFreshPorts, type Service } from './service.ts';

export interface RedisOptions {
  /** Waits for the disk at each change: survives a power cut. Without it, survives the end of its processes only. */
  readonly durable?: boolean;
  /** Data on a disk in memory of this size, to be filled. */
  readonly diskMiB?: number;
  /** Further settings, by name. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** A Redis of our own, without a password. It keeps its data by its append-only file. */
export const startRedis = (options: RedisOptions = {}): Promise<Service> =>
  withFreshPorts(async () => startRedisOn(await freePort(), options));

/** One attempt on that port. */
export async function startRedisOn(port: number, options: RedisOptions): Promise<Service> {
  const { durable = false, diskMiB, settings = {} } = options;
  const program = requireProgram('redis');
  const folder = makeFolder('redis', { diskMiB });
  const all = {
    port,
    bind: '127.0.0.1',
    dir: folder.data,
    save: '',
    appendonly: 'yes',
    appendfsync: durable ? 'always' : 'no',
    ...settings,
  };
  return startService({
    url: `redis://127.0.0.1:${port}`,
    port,
    folder,
    command: { program, args: Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]) },
    answers: async () => void (await redisCommand(port, 'PING')),
  });
}
