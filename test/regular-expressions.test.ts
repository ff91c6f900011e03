// Every regular expression that ships: none takes more than time in proportion to its text, whatever the text.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript6';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Made at run time, of what; each with the forms it can take. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  // The name is one of ours; the text is what a Redis says of itself.
  'packages/cli/src/sharing/look-at-redis.ts': ['/^redis_version:(.*?)\\r?$/m'],
  // Of a literal beside it, with one flag more.
  'packages/adapters/src/clickhouse/quote.ts': [],
  'packages/adapters/src/sql/storable-text.ts': [],
  // A pattern of a mapping file, of tokens that each match so many signs and no fewer.
  'packages/core/src/records/csv/date-pattern.ts': [
    '/^(\\d{4})-(\\d{2})-(\\d{2}) (\\d{1,2}):(\\d{1,2})$/',
    '/^(\\d{1,2})(\\d{1,2})(\\d{1,2})(\\d{1,2})(\\d{1,2})(\\d{1,2})(\\d{1,2})$/',
    '/^([A-Za-z]{3})([AaPp]\\.?[Mm]\\.?)([AaPp]\\.?[Mm]\\.?)(Z|[+-]\\d{2}:?\\d{2})(Z|[+-]\\d{2}:?\\d{2})$/',
  ],
};

interface Found {
  readonly path: string;
  readonly text: string;
}

const literals: Found[] = [];
const made = new Set<string>();

/** Gathers the expressions of one file, once for each way to write one. */
function gather(path: string): void {
  const source = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest);
  (function visit(node: ts.Node): void {
    if (ts.isRegularExpressionLiteral(node) && !literals.some(({ text }) => text === node.text))
      literals.push({ path, text: node.text });
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression))
      if (node.expression.text === 'RegExp') made.add(path);
    ts.forEachChild(node, visit);
  })(source);
}

/** What an expression costs at worst: `linear`, or the text that makes it slow. */
async function costOf(text: string): Promise<string> {
  // Its own machine code is quicker, but is not to be had everywhere.
  process.env['RECHECK_BACKEND'] = 'pure';
  const { check } = await import('recheck');
  const [, body = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(text) ?? [];
  const found = await check(body, flags, { timeout: 20_000 });
  if (found.status === 'safe') return 'linear';
  return found.status === 'vulnerable' ? found.complexity.summary : `not told: ${found.error.kind}`;
}

describe('the regular expressions that ship', () => {
  beforeAll(() => {
    const paths = globSync('packages/*/src/**/*.ts', { cwd: root });
    for (const path of paths.map((one) => one.replaceAll('\\', '/')))
      if (!/\.test\.ts$|\/testing\//.test(path)) gather(path);
  });

  it('cannot blow up: each takes time in proportion to the text it reads', { timeout: 180_000 }, async () => {
    const slow: string[] = [];
    for (const { path, text } of literals) {
      const cost = await costOf(text);
      if (cost !== 'linear') slow.push(`${path}: ${text} is ${cost}`);
    }

    expect(literals.length).toBeGreaterThan(100);
    expect(slow).toEqual([]);
  });

  it('are made at run time only where the forms they take are known, and these cannot blow up either', async () => {
    const costs = await Promise.all(Object.values(MADE).flat().map(costOf));

    expect([...made].sort()).toEqual(Object.keys(MADE).sort());
    expect(new Set(costs)).toEqual(new Set(['linear']));
  });

  it('would be caught if one could', async () => {
    expect(await costOf('/^(a+)+$/')).toMatch(/exponential/);
    expect(await costOf('/0+$/')).toMatch(/polynomial/);
  });
});
