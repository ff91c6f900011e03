import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { State } from './fact.ts';
import { newerState } from './state-order.ts';

const product = (name: string, fields: Partial<State> = {}): State => ({
  kind: 'product',
  id: 'p1',
  record: { kind: 'product', id: 'p1', name },
  ...fields,
});

describe('the order of states', () => {
  it('takes the first there is', () => {
    expect(newerState(undefined, product('a'))).toBe('new');
  });

  it('takes the newest by updated_at, whatever came first', () => {
    expect(newerState(product('a', { updatedAt: 1 }), product('b', { updatedAt: 2 }))).toBe('new');
    expect(newerState(product('b', { updatedAt: 2 }), product('a', { updatedAt: 1 }))).toBe('older');
  });

  it('goes by arrival where there is no updated_at, or both have the same', () => {
    expect(newerState(product('a'), product('b'))).toBe('new');
    expect(newerState(product('a', { updatedAt: 5 }), product('b'))).toBe('new');
    expect(newerState(product('a'), product('b', { updatedAt: 5 }))).toBe('new');
    expect(newerState(product('a', { updatedAt: 5 }), product('b', { updatedAt: 5 }))).toBe('new');
  });

  it('counts the same content as a duplicate, whatever the order of its fields', () => {
    const kept = { kind: 'campaign', id: 'c', record: { id: 'c', name: 'Easter', tags: ['a', { b: 1 }] } } as const;
    const came = { kind: 'campaign', id: 'c', record: { tags: ['a', { b: 1 }], name: 'Easter', id: 'c' } } as const;

    expect(newerState(kept, came)).toBe('duplicate');
    expect(newerState(kept, { ...came, record: { ...came.record, tags: ['a', { b: 2 }] } })).toBe('new');
    expect(newerState(kept, { ...came, record: { ...came.record, extra: null } })).toBe('new');
  });

  it('keeps the newer stamp of the same content, so that a late version from in between cannot win', () => {
    expect(newerState(product('a', { updatedAt: 1 }), product('a', { updatedAt: 3 }))).toBe('new');
    expect(newerState(product('a', { updatedAt: 3 }), product('a', { updatedAt: 1 }))).toBe('duplicate');
  });

  it('lets a name learned from a sale give way to anything that was sent', () => {
    const learned = product('from a sale', { implicit: true, updatedAt: 9 });

    expect(newerState(learned, product('sent', { updatedAt: 1 }))).toBe('new');
    expect(newerState(product('sent', { updatedAt: 1 }), learned)).toBe('older');
    expect(newerState(product('from a sale'), learned)).toBe('older');
    expect(newerState(learned, { ...learned, updatedAt: 10 })).toBe('duplicate');
    expect(newerState(learned, product('of a later sale', { implicit: true, updatedAt: 10 }))).toBe('new');
  });

  it('ends with the same state in whatever order stamped versions come (law)', () => {
    const version = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      updatedAt: fc.nat({ max: 1_000 }),
      implicit: fc.constantFrom(true, undefined),
    });
    const versions = fc.uniqueArray(version, { selector: ({ updatedAt }) => updatedAt, minLength: 1, maxLength: 6 });
    const final = (all: readonly State[]): State =>
      all.reduce<State | undefined>(
        (kept, came) => (newerState(kept, came) === 'new' ? came : kept),
        undefined,
      ) as State;
    fc.assert(
      fc.property(
        versions.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([sent, shuffled]) => {
          const states = (all: typeof sent): State[] => all.map(({ name, ...fields }) => product(name, fields));
          const explicit = sent.filter(({ implicit }) => implicit === undefined);
          fc.pre(explicit.length > 0);
          expect(final(states(shuffled)).record).toEqual(final(states(sent)).record);
          expect(final(states(shuffled)).updatedAt).toBe(Math.max(...explicit.map(({ updatedAt }) => updatedAt)));
        },
      ),
    );
  });
});
