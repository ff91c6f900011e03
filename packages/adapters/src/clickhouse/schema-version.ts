/** The version that this release needs. */
export const SCHEMA_VERSION = 1;

const MARK = /^bizboost_schema_(\d+)$/;

/**
 * Remembers that a step has run: a view of its own, so that whatever makes tables on all servers of a cluster remembers it there, too.
 */
export function markOf(version: number): string {
  return `bizboost_schema_${version}`;
}

/** The version that these tables are of; 0 where there is none. */
export function versionOf(tables: Iterable<string>): number {
  let version = 0;
  for (const name of tables) version = Math.max(version, Number(MARK.exec(name)?.[1] ?? 0));
  return version;
}
