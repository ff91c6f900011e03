import { globSync } from 'node:fs';

/** The servers that tests can start for themselves. */
export const servers = ['postgres', 'mariadb', 'redis', 'clickhouse'] as const;
export type ServerName = (typeof servers)[number];

/** Debian 12's package of each, and where its program is; of several versions the highest. */
const known: Record<ServerName, { readonly debian: string; readonly program: string }> = {
  postgres: { debian: 'postgresql-15', program: '/usr/lib/postgresql/*/bin/postgres' },
  mariadb: { debian: 'mariadb-server', program: '/usr/sbin/mariadbd' },
  redis: { debian: 'redis-server', program: '/usr/bin/redis-server' },
  clickhouse: { debian: 'clickhouse-server', program: '/usr/{sbin,bin}/clickhouse-server' },
};

/** Path of the server's program; undefined where it is not installed. */
export function programOf(server: ServerName): string | undefined {
  const byVersion = new Intl.Collator('en', { numeric: true }).compare;
  return globSync(known[server].program).sort(byVersion).at(-1);
}

/** Whether tests may start it: all, unless the environment names some, e.g. `BIZBOOST_TEST_SERVERS=postgres,redis`. */
export const isWanted = (server: ServerName): boolean =>
  process.env.BIZBOOST_TEST_SERVERS?.split(',').includes(server) ?? true;

/** Debian packages of those servers that are not installed. */
export const missingPackages = (of: readonly ServerName[] = servers.filter(isWanted)): readonly string[] =>
  of.filter((server) => programOf(server) === undefined).map((server) => known[server].debian);

/** What to run to have these packages. */
export const installCommand = (packages: readonly string[]): string =>
  `apt-get install --no-install-recommends ${packages.join(' ')}`;

/** Path of the server's program. @throws with what to do, where it is not installed */
export function requireProgram(server: ServerName): string {
  const program = programOf(server);
  if (program !== undefined) return program;
  throw new Error(
    `Expected ${known[server].program}, which is not there. Run: ${installCommand([known[server].debian])}`,
  );
}
