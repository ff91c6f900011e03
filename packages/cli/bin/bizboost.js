#!/usr/bin/env node
// Committed, so that npm links the command at install time, before anything is built.
// Kept to syntax and modules of Node 18: it must be able to say what is wrong on an old Node.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const supported = major >= 26 || major === 25 || (major === 24 && minor >= 11) || (major === 22 && minor >= 18);

/** The Node that the workspace bundles, if this command runs from one. */
function bundledNode() {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', '.bin', 'node');
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}

function runOn(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, BIZBOOST_REEXEC: '1' },
  });
  const pass = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass);
  child.on('error', (error) => fail(`bizboost: could not start ${node}: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(name, pass);
    process.kill(process.pid, signal);
  });
}

/**
 * npx runs this through a shell, and a SIGTERM to npx ends that shell alone: without this `serve` would go on, holding its port and file.
 * Only under npx: who started it with nohup wants it to outlive its shell.
 */
function endWithNpx() {
  if (process.env.npm_command !== 'exec') return;
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 500).unref();
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

endWithNpx();
const main = new URL('../dist/main.js', import.meta.url);
const node = supported || process.env.BIZBOOST_REEXEC ? undefined : bundledNode();
if (!existsSync(main)) fail('bizboost: not built yet; run npm run build first.');
else if (node) runOn(node);
else if (!supported) fail(`bizboost: Node ${process.versions.node} is too old; please use Node 22.18+, 24.11+ or 26+.`);
else await import(main.href);
