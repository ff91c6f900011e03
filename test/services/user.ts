import { readFileSync } from 'node:fs';

/** Whom a program runs as. */
export interface User {
  readonly uid: number;
  readonly gid: number;
}

/** For programs that refuse to run as root: the user of that name, else nobody. Undefined where we are not root. */
export function unprivileged(name: string): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = [name, 'nobody'].flatMap((one) => users.find((user) => user.startsWith(`${one}:`)) ?? [])[0];
  if (line === undefined) throw new Error(`Expected a user ${name} or nobody in /etc/passwd, and found neither.`);
  const [, , uid, gid] = line.split(':').map(Number);
  return { uid: uid as number, gid: gid as number };
}
