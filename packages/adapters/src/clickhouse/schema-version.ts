/** The version that this release needs. */
export const SCHEMA_VERSION = 1;

const MARK = /^bizboost_schema_(\d+)(_all)?$/;

/**
 * Remembers that a step has run: a view of its own, so that whatever makes tables on all servers of a cluster remembers it there, too.
 * @param spans whether for tables that span a cluster
 */
export function markOf(version: number, spans: boolean): string {
  return `bizboost_schema_${version}${spans ? '_all' : ''}`;
}

/** The version that these tables are of, alone or as those that span a cluster; 0 where there is none. */
export function versionOf(tables: Iterable<string>, spans: boolean): number {
  let version = 0;
  for (const name of tables) {
    const [, digits, suffix] = MARK.exec(name) ?? [];
    if (digits !== undefined && (suffix !== undefined) === spans) version = Math.max(version, Number(digits));
  }
  return version;
}
