import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
// oxlint-disable-next-line bizboost/zod-mini -- only the whole of it reads JSON schemas, and nothing of this is shipped
import * as z from 'zod';

const jsonOf = (path: string | URL): Record<string, unknown> =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
const schema = z.fromJSONSchema(jsonOf(createRequire(import.meta.url).resolve('custom-elements-manifest/schema.json')));
const manifest = jsonOf(new URL('../packages/elements/custom-elements.json', import.meta.url));

it('the manifest is one by the schema of its format, so that any tool can read it (row 22)', () => {
  expect(schema.safeParse(manifest).error?.issues ?? []).toEqual([]);
});

it('the schema refuses a manifest that is none', () => {
  expect(schema.safeParse({ ...manifest, modules: [{ kind: 'of our own', path: 1 }] }).success).toBe(false);
});
