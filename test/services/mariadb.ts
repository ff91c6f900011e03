import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { requireProgram } from './debian.ts';
import { makeFolder } from './folder.ts';
import { freePort } from './free-port.ts';
import { runToEnd } from './launch.ts';
import { startService, withFreshPorts, type Service } from './service.ts';

type Settings = Readonly<Record<string, string | number>>;

export interface MariaDbOptions {
  /** Waits for the disk at each commit, as in production: survives a power cut. Without it, survives the end of its processes only. */
  readonly durable?: boolean;
  /** Data on a disk in memory of this size, to be filled; from 192. */
  readonly diskMiB?: number;
  /** Further settings, by name. */
  readonly settings?: Settings;
}

/** A MariaDB of our own: user `root`, no password. */
export const startMariaDb = (options: MariaDbOptions = {}): Promise<Service> => withFreshPorts(() => start(options));

async function start({ durable = false, diskMiB, settings = {} }: MariaDbOptions): Promise<Service> {
  const program = requireProgram('mariadb');
  const port = await freePort();
  const url = `mysql://root@127.0.0.1:${port}/mysql`;
  const folder = makeFolder('mariadb', { diskMiB });
  const temporary = join(folder.path, 'temporary');
  mkdirSync(temporary);
  const common: Settings = {
    datadir: folder.data,
    tmpdir: temporary,
    'innodb-log-file-size': '32M',
    'innodb-flush-log-at-trx-commit': durable ? 1 : 2,
    'innodb-doublewrite': durable ? 1 : 0,
    ...(process.getuid?.() === 0 && { user: 'root' }),
  };
  const all = {
    ...common,
    port,
    'bind-address': '127.0.0.1',
    socket: join(folder.path, 'socket'),
    'pid-file': join(folder.path, 'pid'),
    'skip-name-resolve': 1,
    'skip-log-bin': 1,
    'innodb-buffer-pool-size': '64M',
    'innodb-flush-method': 'fsync', // a disk in memory may know no other
    'performance-schema': 0,
    ...settings,
  };
  try {
    await runToEnd({
      program: '/usr/bin/mariadb-install-db',
      args: ['--no-defaults', '--auth-root-authentication-method=normal', '--skip-test-db', ...flags(common)],
      folder: folder.path,
      env: { TMPDIR: temporary },
    });
  } catch (error) {
    folder.remove();
    throw error;
  }
  return startService({
    url,
    port,
    folder,
    command: { program, args: ['--no-defaults', ...flags(all)] },
    answers: () => answers(url),
  });
}

const flags = (settings: Settings): readonly string[] =>
  Object.entries(settings).map(([name, value]) => `--${name}=${value}`);

async function answers(url: string): Promise<void> {
  const connection = await mysql.createConnection({ uri: url, connectTimeout: 5_000 });
  try {
    await connection.query('SELECT 1');
  } finally {
    connection.destroy();
  }
}
