// The hosts of examples/hosts as their users would set them up: installed by their own lock file, with the packages of this workspace packed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packages, pool, root, run } from './run.mjs';

const HOSTS = join(root, 'examples/hosts');
const STAMP = join(HOSTS, 'node_modules/.installed');

/** Installs what has changed: everything when the lock file did, else only our own packages anew. @returns {Promise<{ ok: boolean, output: string }>} */
export async function installHosts() {
  const wanted = hashOf('package-lock.json', 'package.json', '.npmrc');
  const known = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  if (known === wanted) return refresh();
  const installed = await run('npm', ['ci', '--prefer-offline', '--no-progress'], { cwd: HOSTS });
  if (installed.ok) writeFileSync(STAMP, wanted);
  return installed;
}

function hashOf(...names) {
  const hash = createHash('sha256');
  for (const name of names) hash.update(readFileSync(join(HOSTS, name)));
  return hash.digest('hex');
}

/** Packs our packages and puts them in place of the ones installed before. */
async function refresh() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const scratch = mkdtempSync(join(root, '.cache/hosts-'));
  try {
    const ours = packages().filter(({ name }) => existsSync(join(HOSTS, 'node_modules', name)));
    const results = await pool(
      2,
      ours.map((one) => () => replace(one, scratch)),
    );
    return results.find((result) => !result.ok) ?? { ok: true, output: '' };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function replace({ folder, name }, scratch) {
  const packed = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', scratch], {
    cwd: join(root, folder),
  });
  if (!packed.ok) return packed;
  const [{ filename }] = Object.values(JSON.parse(packed.output));
  const place = join(HOSTS, 'node_modules', name);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  return run('tar', ['-xzf', join(scratch, filename), '-C', place, '--strip-components=1']);
}
