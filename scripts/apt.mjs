// Installs Debian packages for tests.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Root on Debian may; anyone else is told what to run. */
export const mayInstall = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

const FLAGS = '-o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 -qq';
// Packages of servers would start their server on the usual port: no policy-rc.d, no start. The lock is for a second run that
// installs at the same time, which must neither take this file for the machine's own nor lose it half-way.
const SCRIPT = `
set -eu
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 1' HUP INT TERM
  printf '#!/bin/sh\\nexit 101\\n' > "$policy"
  chmod 755 "$policy"
fi
apt-get ${FLAGS} update
if [ -n "\${KNOWN_ONLY:-}" ]; then
  for name in "$@"; do
    if [ -n "$(apt-cache ${FLAGS} madison "$name")" ]; then set -- "$@" "$name"; fi
    shift
  done
fi
[ $# -eq 0 ] || apt-get ${FLAGS} install -y --no-install-recommends --no-upgrade "$@"
`;

/**
 * @param {string[]} packages
 * @param {{ knownOnly?: boolean }} [options]  leaves out what this machine's lists do not have, instead of failing on it
 */
export function install(packages, { knownOnly = false } = {}) {
  execFileSync('flock', ['/var/lib/apt', 'sh', '-c', SCRIPT, 'install', ...packages], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', KNOWN_ONLY: knownOnly ? '1' : '' },
  });
}
