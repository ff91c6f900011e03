// What Storybook's pages show as an example is held to what there is: types, the manifest, the commands.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import ts from 'typescript6';
import { describe, expect, it } from 'vitest';
import { files, json, root } from '../scripts/run.mjs';
import { elements, publicTokens } from './manifest.ts';
import { examples, placeOf, type Example } from './page-examples.ts';

const of = (...languages: string[]) =>
  examples
    .filter(({ language }) => languages.includes(language))
    .map((example) => [placeOf(example), example] as const);

/** Attributes of any element at all. */
const OF_HTML = new Set(['class', 'dir', 'hidden', 'href', 'id', 'lang', 'slot', 'src', 'style', 'type']);

describe('examples on the pages of Storybook', () => {
  it('are in a language that is tested here', () => {
    expect(examples.length).toBeGreaterThan(30);
    expect([...new Set(examples.map(({ language }) => language))].sort()).toEqual([
      'css',
      'html',
      'js',
      'sh',
      'ts',
      'tsx',
    ]);
  });

  it('are right by their types, as a page writes them', () => {
    const scripts = examples.filter(({ language }) => ['js', 'ts', 'tsx'].includes(language));
    expect(faultsOf(scripts)).toEqual([]);
    // A busy machine is no failure.
  }, 120_000);

  it.each(of('html'))('%s has tags, attributes and slots that there are', (_, { code }) => {
    for (const [, tag = '', written = ''] of code.matchAll(/<([\w-]+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/g)) {
      if (!tag.includes('-')) continue;
      const element = elements.find(({ tagName }) => tagName === tag);
      expect(element?.tagName).toBe(tag);
      const names = [...written.matchAll(/([\w-]+)(?:="[^"]*")?/g)].map(([, name = '']) => name);
      const known = new Set(element?.attributes.map(({ name }) => name));
      expect(names.filter((name) => !known.has(name) && !OF_HTML.has(name))).toEqual([]);
    }
    const slots = new Set(elements.flatMap((element) => element.slots.map(({ name }) => name)));
    for (const [, slot = ''] of code.matchAll(/slot="([^"]*)"/g)) expect(slots).toContain(slot);
  });

  it.each(of('css'))('%s is CSS, of tokens, parts and states that there are', async (_, { code }) => {
    expect((await transform(code, { loader: 'css' })).warnings).toEqual([]);
    const parts = new Set(elements.flatMap(({ cssParts }) => cssParts.map(({ name }) => name)));
    const states = new Set(elements.flatMap(({ cssStates }) => cssStates.map(({ name }) => name)));
    for (const [token] of code.matchAll(/--bizboost-[\w-]+/g)) expect(publicTokens).toContain(token);
    for (const [, part = ''] of code.matchAll(/::part\(([\w-]+)\)/g)) expect(parts).toContain(part);
    for (const [, state = ''] of code.matchAll(/:state\(([\w-]+)\)/g)) expect(states).toContain(state);
  });

  it.each(of('sh'))('%s calls commands that there are', (_, { code }) => {
    const commands = files('packages/cli/src/commands/*.ts').map((path) => path.replace(/^.*\/|\.ts$/g, ''));
    const { scripts } = json('package.json') as { readonly scripts: Readonly<Record<string, string>> };
    for (const line of code.trim().split('\n')) {
      const [, tool, , name = ''] = /^(npm|npx) (run |bizboost |)([\w:-]+)/.exec(line) ?? [];
      expect(line).toMatch(/^(npm|npx) /);
      if (tool === 'npx') expect(commands).toContain(name);
      else if (name !== 'ci') expect(Object.keys(scripts)).toContain(name);
    }
  });

  it('are followed by stories and pages that there are', () => {
    const ids = new Set(files('stories/*.mdx', 'stories/*.stories.ts').flatMap(titlesOf).map(idOf));
    const links = files('stories/*.mdx').flatMap((page) =>
      [...readFileSync(join(root, page), 'utf8').matchAll(/\?path=\/(?:docs|story)\/([\w-]+?)--/g)].map(([, id]) => id),
    );
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((id) => !ids.has(id ?? ''))).toEqual([]);
  });
});

const titlesOf = (path: string): string[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/title(?:: '|=")([^'"]+)['"]/g)].map(([, title = '']) => title);
const idOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** What a page that knows its own markup would get wrong: all but that a tag may be missing. */
function faultsOf(scripts: readonly Example[]): string[] {
  const base = ts.readConfigFile(join(root, 'tsconfig.base.json'), (path) => ts.sys.readFile(path)).config;
  const { options } = ts.convertCompilerOptionsFromJson(base.compilerOptions, root);
  const paths = new Map(
    scripts.map((example, place) => [
      join(root, 'stories', `example-${place}.${example.language === 'tsx' ? 'tsx' : 'ts'}`),
      example,
    ]),
  );
  const all: ts.CompilerOptions = {
    ...options,
    composite: false,
    declaration: false,
    declarationMap: false,
    noEmit: true,
    strictNullChecks: false,
    verbatimModuleSyntax: false,
    jsx: ts.JsxEmit.ReactJSX,
    types: ['node'],
  };
  const tags = join(root, 'stories', 'example-tags.ts');
  const host = ts.createCompilerHost(all);
  const [readFile, fileExists] = [host.readFile.bind(host), host.fileExists.bind(host)];
  const ownText = (path: string): string | undefined => {
    if (path === tags) return [...TAGS, 'events'].map((name) => `import '@bizboost/elements/${name}';`).join('\n');
    const example = paths.get(path);
    return example && `${example.code}\nexport {};\n`;
  };
  host.readFile = (path) => ownText(path) ?? readFile(path);
  host.fileExists = (path) => ownText(path) !== undefined || fileExists(path);
  host.getSourceFile = (path, target) => {
    const text = host.readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram([tags, ...paths.keys()], all, host);
  return [...paths].flatMap(([path, example]) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => `${placeOf(example)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}

/** The modules that define the tags, and with them their types. */
const TAGS = elements.map(({ tagName }) => tagName.replace(/^bizboost-/, ''));
