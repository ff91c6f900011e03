// Runs tools quietly: what they print is kept and shown only when they fail.
import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

/**
 * @param {string} command  a tool of node_modules/.bin, or `node`
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, timeoutMs?: number, stdin?: 'ignore' | 'inherit' }} [options]
 * @returns {Promise<{ ok: boolean, code: number, output: string, ms: number }>}
 */
export function run(command, args, { cwd = root, env = {}, timeoutMs = 600_000 } = {}) {
  const began = performance.now();
  const file = command === 'node' ? process.execPath : existsSync(join(bin, command)) ? join(bin, command) : command;
  const path = `${bin}${delimiter}${process.env.PATH ?? ''}`;
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, PATH: path, FORCE_COLOR: '0', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const timer = setTimeout(() => {
      output += `\n${command} took longer than ${timeoutMs / 1000} s and was stopped.\n`;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
    }, timeoutMs);
    const end = (code) => {
      clearTimeout(timer);
      resolve({ ok: code === 0, code, output: output.trim(), ms: performance.now() - began });
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Runs the tasks, at most `limit` at a time; the results are in the order of the tasks. */
export async function pool(limit, tasks) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < tasks.length) {
      const index = next++;
      results[index] = await tasks[index]();
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** Reads JSON below the root. */
export const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Files below the root that match one of the patterns. */
export const files = (...patterns) =>
  patterns
    .flatMap((pattern) =>
      globSync(pattern, { cwd: root, exclude: (name) => name === 'node_modules' || name === 'dist' }),
    )
    .sort();

/** The packages of the workspace: folder, manifest, and the export entries whose source is not written yet. */
export function packages() {
  return files('packages/*/package.json').map((path) => {
    const folder = path.replace(/[\\/]package\.json$/, '');
    const manifest = json(path);
    const sources = Object.values(manifest.exports ?? {})
      .map((entry) => entry['bizboost-source'])
      .filter(Boolean);
    if (manifest.bin) sources.push('./src/main.ts');
    const missing = sources.filter((source) => !existsSync(join(root, folder, source)));
    return { folder, name: manifest.name, manifest, sources, missing, ready: missing.length === 0 };
  });
}
