// Plants each kind of forbidden import in a small tree and expects the check to name the rule.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boundaries } from '../scripts/boundaries.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
let tree: string;

const CLEAN: Record<string, string> = {
  'packages/core/src/index.ts': "export * from './engine/engine.ts';\nexport * from './kernel/a.ts';\n",
  'packages/core/src/contract.ts': "export * from './kernel/a.ts';\n",
  'packages/core/src/kernel/a.ts':
    "import * as z from 'zod/mini';\nexport const a = z.string();\nexport type A = string;\n",
  'packages/core/src/kernel/days.ts': "import { Temporal } from 'temporal-polyfill';\nexport const day = Temporal;\n",
  'packages/core/src/cache/store.ts': "import type { A } from '../kernel/a.ts';\nexport type Store = A;\n",
  'packages/core/src/capabilities/live/live.ts': "import type { A } from '../../kernel/a.ts';\nexport type Live = A;\n",
  'packages/core/src/capabilities/content/content.ts': 'export type Content = 1;\n',
  'packages/core/src/engine/engine.ts':
    "import type { Live } from '../capabilities/live/live.ts';\nexport type Engine = Live;\n",
  'packages/client/src/index.ts': "import type { A } from '@bizboost/core/contract';\nexport type C = A;\n",
  'packages/server/src/index.ts': "export * from './inner.ts';\n",
  'packages/server/src/inner.ts': "import type { A } from '@bizboost/core';\nexport type S = A;\n",
  'packages/elements/src/live-dashboard.ts':
    "import type { C } from '@bizboost/client';\nimport { html } from 'lit';\nexport const e: [C, unknown] = ['', html];\n",
  'packages/elements/src/live-dashboard.class.ts': 'export const element = 1;\n',
};

/** [rule, file, the line that breaks it, the file the rule names where that is another] */
const PLANTS: [rule: string, path: string, line: string, told?: string][] = [
  ['no-rings', 'packages/core/src/kernel/a.ts', "import type {} from './b.ts';"],
  ['resolvable', 'packages/core/src/kernel/a.ts', "import './nowhere.ts';"],
  ['package-core', 'packages/core/src/engine/engine.ts', "import type { C } from '@bizboost/client';"],
  ['package-server', 'packages/server/src/index.ts', "import type { C } from '@bizboost/client';"],
  ['package-client', 'packages/client/src/index.ts', "import type {} from '@bizboost/elements/live-dashboard';"],
  ['packages-by-name', 'packages/server/src/index.ts', "import type { A } from '../../core/src/kernel/a.ts';"],
  ['browser-face-only', 'packages/client/src/index.ts', "import type { Engine } from '@bizboost/core';"],
  [
    'browser-face-without-temporal',
    'packages/core/src/kernel/a.ts',
    "import './days.ts';",
    'packages/core/src/contract.ts',
  ],
  ['core-order-kernel', 'packages/core/src/kernel/a.ts', "import type { Store } from '../cache/store.ts';"],
  [
    'core-order-capabilities',
    'packages/core/src/capabilities/content/content.ts',
    "import type { Engine } from '../../engine/engine.ts';",
  ],
  ['core-faces', 'packages/core/src/engine/engine.ts', "import type { A } from '../contract.ts';"],
  [
    'capability-sealed',
    'packages/core/src/capabilities/content/content.ts',
    "import type { Live } from '../live/live.ts';",
  ],
  [
    'capability-below-cache',
    'packages/core/src/capabilities/live/live.ts',
    "import type { Store } from '../../cache/store.ts';",
  ],
  ['core-packages', 'packages/core/src/engine/engine.ts', "import { readFileSync } from 'node:fs';"],
  ['core-packages', 'packages/core/src/engine/engine.ts', "import { html } from 'lit';"],
  ['kernel-packages', 'packages/core/src/kernel/a.ts', "import { Observable } from 'rxjs';"],
  ['browser-without-node', 'packages/client/src/index.ts', "import { readFileSync } from 'node:fs';"],
  [
    'server-anywhere',
    'packages/server/src/inner.ts',
    "import { createServer } from 'node:http';",
    'packages/server/src/index.ts',
  ],
  [
    'server-anywhere',
    'packages/server/src/inner.ts',
    "import { serve } from '@hono/node-server';",
    'packages/server/src/index.ts',
  ],
  ['react-only-in-react', 'packages/elements/src/live-dashboard.ts', "import { createComponent } from '@lit/react';"],
  ['definition-apart-from-class', 'packages/elements/src/live-dashboard.class.ts', "import './live-dashboard.ts';"],
  ['no-tests-in-source', 'packages/client/src/index.ts', "import './a.test.ts';"],
];

const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
};

describe('boundaries', () => {
  beforeAll(() => {
    tree = mkdtempSync(join(tmpdir(), 'bizboost-boundaries-'));
    for (const [path, text] of Object.entries(CLEAN)) put(path, text);
    for (const name of ['tsconfig.base.json', 'tsconfig.all.json', 'package.json'])
      cpSync(join(root, name), join(tree, name));
    // The installed packages, but ours from this tree.
    for (const scope of ['@bizboost', '@hono', '@lit'])
      mkdirSync(join(tree, 'node_modules', scope), { recursive: true });
    for (const name of ['zod', 'rxjs', 'temporal-polyfill', 'temporal-spec', 'lit', '@hono/node-server', '@lit/react'])
      symlinkSync(join(root, 'node_modules', name), join(tree, 'node_modules', name));
    for (const name of ['core', 'client', 'server', 'elements']) {
      cpSync(join(root, `packages/${name}/package.json`), join(tree, `packages/${name}/package.json`));
      symlinkSync(join(tree, 'packages', name), join(tree, 'node_modules/@bizboost', name));
    }
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it('pass where nothing is forbidden', async () => {
    const { ok, output } = await boundaries(tree);
    expect(output).toContain('no dependency violations');
    expect(ok).toBe(true);
  });

  describe('with everything forbidden planted at once', () => {
    let found: string[];
    let failed: boolean;
    beforeAll(async () => {
      put('packages/core/src/kernel/b.ts', "import type { A } from './a.ts';\nexport type B = A;\n");
      put('packages/client/src/a.test.ts', 'export {};\n');
      for (const path of Object.keys(CLEAN)) {
        const planted = PLANTS.filter(([, target]) => target === path).map(([, , line]) => line);
        put(path, `${planted.join('\n')}\n${CLEAN[path]}`);
      }
      const { ok, output } = await boundaries(tree);
      failed = !ok;
      found = output.split('\n').filter((line) => line.includes('error '));
    });

    it('fails', () => expect(failed).toBe(true));

    it.each(PLANTS)('%s: %s must not %s', (rule, path, line, told = path) => {
      const target =
        /'(?:\.*\/)*([^']+)'/.exec(line)?.[1]?.replace('@bizboost/', 'packages/').replace('node:', '') ?? '';
      const lines = found.filter((one) => one.includes(`error ${rule}: ${told} → `));
      // What is told of a ring or a chain is where it begins, not each of its links.
      expect(lines.length, `${rule}\n${found.join('\n')}`).toBeGreaterThan(0);
      if (rule !== 'no-rings' && told === path)
        expect(lines.join('\n')).toContain(target.split('/').slice(0, 2).join('/').replace(/^\.\//, ''));
    });
  });
});
