// What is built for browsers makes no code of text: it runs under a policy without 'unsafe-eval', and asks for none.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript6';
import { describe, expect, it } from 'vitest';
import { root } from './world/command.ts';

/** Calls and constructions that run a text, each as it is written. */
function textThatRuns(path: string): readonly string[] {
  const source = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  (function visit(node: ts.Node): void {
    if (isRunner(node)) found.push(`${path}: ${source.text.slice(node.pos, node.pos + 60).trim()}`);
    ts.forEachChild(node, visit);
  })(source);
  return found;
}

function isRunner(node: ts.Node): boolean {
  // However it is reached: called, constructed, or given another name.
  if (ts.isIdentifier(node) && (node.text === 'eval' || node.text === 'Function'))
    return !isHarmless(node, node.parent);
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return false;
  const [first] = node.arguments;
  return /^set(Timeout|Interval)$/.test(node.expression.text) && first !== undefined && ts.isStringLiteralLike(first);
}

/** A field of that name, `Function.prototype`, and `instanceof Function`. */
function isHarmless(node: ts.Identifier, parent: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node || parent.name.text === 'prototype';
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
}

describe('what is built for browsers', () => {
  it.each(['packages/elements/dist', 'packages/client/dist'])('%s runs no text', (folder) => {
    const files = globSync(`${folder}/**/*.js`, { cwd: root }).filter((path) => !path.includes('testing'));

    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(textThatRuns)).toEqual([]);
  });
});
