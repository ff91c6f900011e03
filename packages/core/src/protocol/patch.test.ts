import * as fc from 'fast-check';
import { applyPatch as peerApplyPatch } from 'rfc6902';
import { describe, expect, test } from 'vitest';
import { BizBoostError } from '../kernel/errors.ts';
import type { JsonValue } from '../kernel/json.ts';
import { applyPatch } from './patch-apply.ts';
import { diff } from './patch-diff.ts';
import type { PatchOperation } from './patch-operation.ts';

const key = fc.oneof(
  fc.constantFrom('a', 'b', '~', '/', '~1', '', 'constructor', 'toString', '0', '-'),
  fc.string({ maxLength: 3 }),
);
// "__proto__" and -0, which does not survive JSON, have examples of their own below.
const jsonWithout = (unwanted: readonly string[]) =>
  fc.letrec<{ json: JsonValue }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<JsonValue>(null, true, false, '', 'x', 0, 1, 2.5),
      fc.array(tie('json'), { maxLength: 5 }),
      fc.dictionary(
        key.filter((name) => !unwanted.includes(name)),
        tie('json'),
        { maxKeys: 4 },
      ),
    ),
  })).json;
const json = jsonWithout(['__proto__']);
// The peer library passes over these in a path.
const peerJson = jsonWithout(['__proto__', 'constructor', 'prototype']);

function thaw<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

describe('patches', () => {
  test('applied to where they start from, give where they lead', () => {
    fc.assert(
      fc.property(json, json, (from, to) => {
        expect(applyPatch(from, diff(from, to))).toEqual(to);
      }),
      { numRuns: 1_000 },
    );
  });

  test('applied in order, always equal the full answer', () => {
    fc.assert(
      fc.property(fc.array(json, { minLength: 2, maxLength: 6 }), (versions) => {
        let held = versions[0]!;
        for (let i = 1; i < versions.length; i++) {
          held = applyPatch(held, thaw(diff(versions[i - 1]!, versions[i]!)));
          expect(held).toEqual(versions[i]);
        }
      }),
    );
  });

  test('mean the same to another implementation of RFC 6902', () => {
    fc.assert(
      fc.property(fc.array(peerJson), fc.array(peerJson), (from, to) => {
        const document = { root: thaw(from) };
        const errors = peerApplyPatch(
          document,
          thaw(diff({ root: from }, { root: to })) as Parameters<typeof peerApplyPatch>[1],
        );
        expect(errors.filter((error) => error !== null)).toEqual([]);
        expect(document.root).toEqual(to);
      }),
    );
  });

  test('of a value with itself are empty', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(diff(value, thaw(value))).toEqual([]);
      }),
    );
  });

  test('do not touch the document they are applied to', () => {
    fc.assert(
      fc.property(json, json, (from, to) => {
        const before = JSON.stringify(from);
        applyPatch(from, diff(from, to));
        expect(JSON.stringify(from)).toBe(before);
      }),
    );
  });
});

describe('diff', () => {
  test('spends one operation on an appended row, and one on an inserted row', () => {
    expect(diff([1, 2], [1, 2, 3])).toEqual([{ op: 'add', path: '/2', value: 3 }]);
    expect(diff([1, 3], [1, 2, 3])).toEqual([{ op: 'add', path: '/1', value: 2 }]);
    expect(diff([1, 2, 3], [1, 3])).toEqual([{ op: 'remove', path: '/1' }]);
  });

  test('names only what changed, at its own path', () => {
    expect(diff({ a: { b: 1, c: 2 }, d: [1] }, { a: { b: 1, c: 3 }, d: [1] })).toEqual([
      { op: 'replace', path: '/a/c', value: 3 },
    ]);
  });

  test('takes a member that is undefined for absent, as JSON does', () => {
    expect(diff({ a: 1, b: undefined }, { a: 1 })).toEqual([]);
    expect(diff({ a: 1 }, { a: undefined })).toEqual([{ op: 'remove', path: '/a' }]);
  });

  test('treats "__proto__" as a key like any other', () => {
    const from = JSON.parse('{"__proto__": {"x": 1}}') as JsonValue;
    const to = JSON.parse('{"__proto__": {"x": 2}, "y": 3}') as JsonValue;
    const patched = applyPatch(from, diff(from, to));
    expect(JSON.stringify(patched)).toBe(JSON.stringify(to));
    expect(Object.getPrototypeOf(patched)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('applyPatch', () => {
  test('shares what no operation reaches', () => {
    const document = { kept: [{ a: 1 }], changed: [{ a: 1 }, { a: 2 }] };
    const patched = applyPatch<JsonValue>(document, [
      { op: 'replace', path: '/changed/1/a', value: 3 },
    ]) as typeof document;
    expect(patched).toEqual({ kept: [{ a: 1 }], changed: [{ a: 1 }, { a: 3 }] });
    expect(patched.kept).toBe(document.kept);
    expect(patched.changed[0]).toBe(document.changed[0]);
  });

  test('appends at "-" and replaces the whole document at the empty pointer', () => {
    expect(applyPatch<JsonValue>([1], [{ op: 'add', path: '/-', value: 2 }])).toEqual([1, 2]);
    expect(applyPatch<JsonValue>([1], [{ op: 'replace', path: '', value: 2 }])).toBe(2);
  });

  test.each<[string, PatchOperation]>([
    ['a member that is not there', { op: 'replace', path: '/x', value: 1 }],
    ['a removal of what is not there', { op: 'remove', path: '/x' }],
    ['a removal of everything', { op: 'remove', path: '' }],
    ['a parent that is not there', { op: 'add', path: '/x/y', value: 1 }],
    ['a way through a number', { op: 'add', path: '/n/y', value: 1 }],
    ['an index beyond the end', { op: 'add', path: '/list/3', value: 1 }],
    ['a replaced end of a list', { op: 'replace', path: '/list/-', value: 1 }],
    ['an index with a leading zero', { op: 'replace', path: '/list/01', value: 1 }],
    ['a member every object inherits', { op: 'replace', path: '/constructor', value: 1 }],
    ['a way through a prototype', { op: 'add', path: '/__proto__/polluted', value: 1 }],
  ])('refuses %s', (_, operation) => {
    const document = { n: 1, list: [1, 2] };
    const attempt = () => applyPatch<JsonValue>(document, [{ op: 'replace', path: '/n', value: 2 }, operation]);
    expect(attempt).toThrow(BizBoostError);
    expect(attempt).toThrow(expect.objectContaining({ code: 'conflict', path: operation.path }));
    expect(document).toEqual({ n: 1, list: [1, 2] });
  });

  test('refuses what is no JSON Pointer', () => {
    expect(() => applyPatch<JsonValue>({}, [{ op: 'add', path: 'x', value: 1 }])).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
    expect(() => applyPatch<JsonValue>({}, [{ op: 'add', path: '/~2', value: 1 }])).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });
});
