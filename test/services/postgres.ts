import { dirname, join } from 'node:path';
import pg from 'pg';
import { requireProgram } from './debian.ts';
import { makeFolder } from './folder.ts';
import { freePort } from './free-port.ts';
import { runToEnd } from './launch.ts';
import { startService, withFreshPorts, type Service } from './service.ts';
import { unprivileged } from './user.ts';

export interface PostgresOptions {
  /** Waits for the disk at each commit, as in production: survives a power cut. Without it, survives the end of its processes only. */
  readonly durable?: boolean;
  /** Data on a disk in memory of this size, to be filled; from 64. */
  readonly diskMiB?: number;
  /** Further settings, by name. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** A PostgreSQL of our own: superuser `postgres`, no password, UTF-8, locale C. */
export const startPostgres = (options: PostgresOptions = {}): Promise<Service> => withFreshPorts(() => start(options));

async function start({ durable = false, diskMiB, settings = {} }: PostgresOptions): Promise<Service> {
  const program = requireProgram('postgres');
  const user = unprivileged('postgres');
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const folder = makeFolder('postgres', { owner: user, diskMiB });
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder.path,
    dynamic_shared_memory_type: 'mmap', // in its folder: nothing stays in /dev/shm after a kill
    shared_buffers: '32MB',
    max_connections: 200,
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    ...settings,
  };
  try {
    await runToEnd({
      program: join(dirname(program), 'initdb'),
      args: ['-D', folder.data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      folder: folder.path,
      user,
    });
  } catch (error) {
    folder.remove();
    throw error;
  }
  return startService({
    url,
    port,
    folder,
    command: {
      program,
      args: [
        '-D',
        folder.data,
        '-p',
        port,
        ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      user,
    },
    answers: () => answers(url),
    stopSignal: 'SIGQUIT', // at once, but its shared memory is given back
    restartSignal: 'SIGINT', // in order, without waiting for clients
  });
}

async function answers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
  } finally {
    await client.end();
  }
}
