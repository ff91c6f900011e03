import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { msText, numberText, type Bench, type BenchRow } from '../row.ts';
import { inTurns } from '../sample.ts';

const RUNS = 12;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COUNTING = `import { registerHooks } from 'node:module';
let [files, bytes] = [0, 0];
registerHooks({ load(url, context, next) { const loaded = next(url, context); if (url.startsWith('file:')) { files += 1; bytes += loaded.source?.length ?? 0; } return loaded; } });
process.on('exit', () => process.stderr.write(JSON.stringify({ files, bytes })));`;
const COUNTER = `data:text/javascript,${encodeURIComponent(COUNTING)}`;

const run = promisify(execFile);

/** From nothing to the first use. */
export const start: Bench = {
  title: 'start: from nothing to the first use',
  method: `Processes of the built packages, in turns with Node itself that is given nothing to do; best of ${RUNS}. **Import** is such a process that imports the package, less the empty one. **Serve** is \`bizboost serve\` over a new file, from its beginning to the first answer to \`GET /healthz\`. What is loaded is counted by a hook in a run of its own: files, and the text in them.`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'bizboost-bench-'));
    try {
      const empty = () => node('0');
      const imports = ['@bizboost/core', '@bizboost/client', '@bizboost/server/node'];
      let file = 0;
      const spreads = await inTurns(
        [
          empty,
          ...imports.map((name) => () => node(`await import(${JSON.stringify(name)})`)),
          () => served(['--data', join(folder, `shop-${(file += 1)}.sqlite`)]),
          () => served(['--data', join(folder, `shop-${(file += 1)}.duckdb`)]),
        ],
        { runs: RUNS, warmUp: 1 },
      );
      const [alone, ...others] = spreads.map(({ best }) => best) as [number, ...number[]];
      const rows: BenchRow[] = [];
      for (const [index, name] of imports.entries()) {
        const ms = (others[index] as number) - alone;
        rows.push({
          name: `import '${name}' (${await loadedBy(name)})`,
          measured: msText(ms),
          beside: `${msText(alone)} of Node alone`,
          ratio: ms / alone,
        });
      }
      for (const [index, name] of ['over a new SQLite file', 'over a new DuckDB file'].entries()) {
        const ms = others[imports.length + index] as number;
        rows.push({
          name: `bizboost serve ${name}, to the first answer`,
          measured: msText(ms),
          beside: `${msText(alone)} of Node alone`,
          ratio: ms / alone,
        });
      }
      return rows;
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function node(code: string, ...words: readonly string[]): Promise<string> {
  const { stderr } = await run(process.execPath, [...words, '--input-type=module', '-e', code], { cwd: ROOT });
  return stderr;
}

async function loadedBy(name: string): Promise<string> {
  const said = await node(`await import(${JSON.stringify(name)})`, '--import', COUNTER);
  const { files, bytes } = JSON.parse(said) as { readonly files: number; readonly bytes: number };
  return `${files} files, ${numberText(bytes / 1e3)} kB`;
}

async function served(words: readonly string[]): Promise<void> {
  const command = ['packages/cli/bin/bizboost.js', 'serve', ...words, '--port', '0'];
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  for await (const url of createInterface({ input: child.stdout })) {
    const response = await fetch(`${url}/healthz`);
    if (response.status !== 200) throw new Error(`Expected 200 of ${url}/healthz, got ${response.status}.`);
    await response.body?.cancel();
    break;
  }
  child.kill('SIGTERM');
  await ended;
}
