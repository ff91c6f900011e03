// npm run check: everything that needs no test to run. Each line is one check.
import { pathToFileURL } from 'node:url';
import { boundaries } from './boundaries.mjs';
import { checkElementRows } from './element-rows.mjs';
import { checkManifest } from './manifest.mjs';
import { publishable } from './publishable.mjs';
import { pool, run, seconds } from './run.mjs';

const named = async (name, promise) => ({ name, ...(await promise) });

/** Builds on the way, since the packed packages are looked at too. */
export async function check(report = () => {}) {
  const tell = async (promise) => {
    const result = await promise;
    report(result);
    return result;
  };
  const results = await pool(2, [
    // In this order: the build writes the manifest anew, so it would always be found fresh after it.
    async () => [
      await tell(named('manifest', checkManifest())),
      await tell(named('build', run('node', ['scripts/build.mjs']))),
    ],
    () => tell(named('lint', run('npm', ['run', '--silent', 'lint']))),
    () => tell(named('format', run('npm', ['run', '--silent', 'format:check']))),
    () => tell(named('types', run('tsc', ['-p', 'tsconfig.all.json']))), // each package alone: in the build
    () => tell(named('boundaries', boundaries())),
    () => tell(named("elements' rows", Promise.resolve(checkElementRows()))),
    () => tell(named('size', run('node', ['scripts/size.mjs']))),
  ]);
  for (const one of await publishable()) results.push(await tell({ ...one, name: `package ${one.name}` }));
  return results.flat();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const results = await check(({ name, ok, output, ms }) => {
    console.log(`${ok ? 'ok     ' : 'FAILED '} ${name.padEnd(28)} ${seconds(ms)}`);
    if (ok) return;
    const lines = (output ?? '').split('\n');
    console.log(lines.map((line) => `        ${line}`).join('\n'));
  });
  process.exitCode = results.every((result) => result.ok) ? 0 : 1;
}
