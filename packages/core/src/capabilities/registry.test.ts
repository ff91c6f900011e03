import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { defineQuery } from '../protocol/query.ts';
import { answerer, type Capability } from './capability.ts';
import { liveCapability } from './live/index.ts';
import { createRegistry } from './registry.ts';

function capability(name: string, queryName: string, path: string): Capability {
  const query = defineQuery({ name: queryName, path, summary: '', params: z.object({}), result: z.object({}) });
  return { name, answerers: [answerer({ query, tags: () => [], answer: () => Promise.resolve({}) })] };
}

describe('the registry', () => {
  test('lists the questions of all capabilities', () => {
    const { queries, answerers } = createRegistry([liveCapability, capability('stock', 'cover', 'stock/cover')]);
    expect(queries.map(({ path }) => path)).toEqual([
      'analytics/live',
      'analytics/live/revenue',
      'analytics/live/campaign/{id}',
      'analytics/metrics/{name}',
      'analytics/metrics/{name}/drivers',
      'analytics/metrics/{name}/receipt',
      'stock/cover',
    ]);
    expect(answerers.get('cover')?.query.path).toBe('stock/cover');
  });

  test.each([
    ['capabilities of one name', capability('live', 'other', 'other')],
    ['questions of one name', capability('other', 'revenue', 'other')],
    ['paths that catch the same addresses', capability('other', 'other', 'analytics/metrics/{key}')],
  ])('refuses two %s', (_, second) => {
    expect(() => createRegistry([liveCapability, second])).toThrow(expect.objectContaining({ code: 'conflict' }));
  });
});
