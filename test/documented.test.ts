import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript6';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** What the packages export: their faces. */
const FACES = [
  'packages/core/src/index.ts',
  'packages/core/src/contract.ts',
  'packages/core/src/testing/index.ts',
  'packages/server/src/index.ts',
  'packages/server/src/node.ts',
  'packages/client/src/index.ts',
  ...globSync('packages/elements/src/*.ts', { cwd: ROOT }).filter((path) => !path.endsWith('.test.ts')),
];

test('everything that a package exports says what its type cannot', () => {
  const options: ts.CompilerOptions = {
    noEmit: true,
    noLib: true,
    types: [],
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  // Only our own sources: nothing of what they import is looked at.
  const host = ts.createCompilerHost(options);
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (path) => !path.includes('/node_modules/') && fileExists(path);
  const faces = FACES.map((face) => join(ROOT, face));
  const program = ts.createProgram(faces, options, host);
  const exported = faces.flatMap((face) => exportsOf(program, face));
  expect(exported.length).toBeGreaterThan(200);
  expect([...new Set(exported.filter(({ isDocumented }) => !isDocumented).map(({ place }) => place))]).toEqual([]);
  // A busy machine is no failure.
}, 60_000);

interface Exported {
  readonly place: string;
  readonly isDocumented: boolean;
}

function exportsOf(program: ts.Program, face: string): Exported[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(face);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) return [];
  return checker.getExportsOfModule(module).flatMap((found) => {
    const symbol = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
    const [declaration] = symbol.declarations ?? [];
    const file = declaration?.getSourceFile();
    if (declaration === undefined || file === undefined) return [];
    const line = file.getLineAndCharacterOfPosition(declaration.getStart()).line + 1;
    const isDocumented = symbol.getDocumentationComment(checker).length > 0;
    return [{ place: `${relative(ROOT, file.fileName)}:${line} ${found.name}`, isDocumented }];
  });
}
