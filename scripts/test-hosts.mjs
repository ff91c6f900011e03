// npm run test:hosts: installs the hosts of examples/hosts as their users would, and tests each in a real browser. Whatever is given goes to vitest.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensurePhp } from './ensure-php.mjs';
import { installHosts } from './install-hosts.mjs';
import { root, seconds } from './run.mjs';

const missing = ensurePhp();
if (missing) console.log(`What needs PHP will skip; ${missing}`);

const began = performance.now();
const installed = await installHosts();
if (!installed.ok) {
  console.error(installed.output);
  process.exit(1);
}
console.log(`The hosts are installed (${seconds(performance.now() - began)}).`);

const args = ['run', '--project', 'hosts', '--reporter=verbose', ...process.argv.slice(2)];
const vitest = spawn(join(root, 'node_modules/.bin/vitest'), args, { cwd: root, stdio: 'inherit' });
vitest.on('exit', (code) => (process.exitCode = code ?? 1));
