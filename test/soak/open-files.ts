import { readFileSync } from 'node:fs';

/** Beside a connection for each viewer. */
const OTHERS = 200;

/** Why a process cannot hold so many connections; undefined where it can, or where nobody says. */
export function whyNotSoMany(connections: number): string | undefined {
  const limit = openFilesLimit();
  if (limit >= connections + OTHERS) return undefined;
  const needed = connections + OTHERS;
  return `A process may open ${limit} files here, and ${connections} viewers take ${needed}. Run "ulimit -n ${needed}" first.`;
}

function openFilesLimit(): number {
  try {
    return Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? Infinity);
  } catch {
    return Infinity;
  }
}
