// Root postinstall. Keeps the bundled Node only where the contributor's own Node is too old for the tools.
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';

const link = new URL('../node_modules/.bin/node', import.meta.url);
const own = process.env.npm_node_execpath ?? process.execPath; // the Node that runs npm itself
const version = execFileSync(own, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
const [major, minor] = version.split('.').map(Number);
const supported = major >= 26 || (major === 24 && minor >= 11) || (major === 22 && minor >= 18);

if (supported) {
  rmSync(link, { force: true });
} else if (existsSync(link)) {
  console.log(`Your Node is ${version}; the scripts of this project run on the bundled Node ${process.versions.node}.`);
} else {
  console.error(`Node ${version} is too old: please install Node 22.18+, 24.11+ or 26+.`);
  process.exit(1);
}
