// npm run publishable (after a build): packs every package and looks at the tarball as its users will get it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packages, pool, root, run } from './run.mjs';

/** @returns {Promise<{ name: string, ok: boolean, output: string, ms: number }[]>} */
export async function publishable() {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache/pack-'));
  try {
    const all = packages();
    return await pool(
      2,
      all.map((one) => async () => {
        if (!one.ready) {
          const output = `no ${one.missing.join(', ')}, which its exports name`;
          return { name: one.name, ok: false, output, ms: 0 };
        }
        const began = performance.now();
        const problems = await inspect(one, folder);
        return {
          name: one.name,
          ok: problems.length === 0,
          output: problems.join('\n'),
          ms: performance.now() - began,
        };
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inspect(one, folder) {
  const packed = await run(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', folder],
    {
      cwd: join(root, one.folder),
    },
  );
  if (!packed.ok) return [`npm pack: ${packed.output}`];
  const [{ filename, files }] = Object.values(JSON.parse(packed.output));
  const tarball = join(folder, filename);
  const paths = files.map((file) => file.path);
  const problems = [
    ...paths.filter((path) => /\.test\./.test(path)).map((path) => `a test is published: ${path}`),
    ...['LICENSE', 'package.json']
      .filter((path) => !paths.includes(path))
      .map((path) => `${path} is not in the package`),
  ];

  const bytes = readFileSync(tarball);
  const { messages, pkg } = await publint({
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
    level: 'warning',
    strict: true,
  });
  problems.push(...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`));

  if (one.manifest.exports) {
    const untyped = Object.keys(one.manifest.exports).filter((entry) => /\.(js|json)$/.test(entry));
    const attw = await run('attw', [
      tarball,
      '--profile',
      'esm-only',
      '--format',
      'ascii',
      '--no-emoji',
      '--no-color',
      ...(untyped.length > 0 ? ['--exclude-entrypoints', ...untyped.map((entry) => entry.slice(2))] : []),
    ]);
    if (!attw.ok) problems.push(`attw: ${attw.output}`);
  }
  return problems;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { name, ok, output } of await publishable()) {
    console.log(`${ok ? 'ok' : 'FAILED'}  ${name}${output ? `\n${output}` : ''}`);
    if (!ok) process.exitCode = 1;
  }
}
