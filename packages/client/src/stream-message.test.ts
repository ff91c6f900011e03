import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { streamMessageOf } from './stream-message.ts';

it.each([
  ['answer', { ask: 'a', revision: 'r', data: { x: 1 } }],
  [
    'patch',
    {
      ask: 'a',
      revision: 'r2',
      base: 'r',
      ops: [
        { op: 'replace', path: '/x', value: null },
        { op: 'remove', path: '/y' },
      ],
    },
  ],
  ['metric', { metric_type: 'queue', data: { waiting: 3 } }],
  ['problem', { ask: 'a', code: 'not_found', title: 'No such campaign' }],
])('understands %s', (name, value) => {
  expect(streamMessageOf(name, JSON.stringify(value))).toEqual({ type: name, ...value });
});

it.each([
  ['answer', '{"ask":"a","revision":"r"}'],
  ['answer', '{"ask":"a","revision":"r","data":[1]}'],
  ['answer', '{"ask":"a","revision":"r","data":{"x":1}'],
  ['answer', ''],
  ['patch', '{"ask":"a","revision":"r","ops":[]}'],
  ['patch', '{"ask":"a","revision":"r","base":"q","ops":[{"op":"move","path":"/a","from":"/b"}]}'],
  ['patch', '{"ask":"a","revision":"r","base":"q","ops":[{"op":"add","path":"/a"}]}'],
  ['problem', '{"ask":"a","code":7,"title":"t"}'],
])('finds a bad %s: %s', (name, data) => {
  expect(streamMessageOf(name, data)).toBe('bad');
});

it.each(['message', 'of_tomorrow', 'constructor', '__proto__', 'toString'])('does not know "%s"', (name) => {
  expect(streamMessageOf(name, '{"ask":"a"}')).toBe('unknown');
});

it('takes a code of a newer server for an internal error', () => {
  expect(streamMessageOf('problem', '{"ask":"a","code":"of_tomorrow","title":"t"}')).toMatchObject({
    code: 'internal',
  });
});

it('is thrown by nothing (row 54)', () => {
  const names = fc.constantFrom('answer', 'patch', 'metric', 'problem', 'other');
  fc.assert(
    fc.property(names, fc.oneof(fc.string(), fc.json()), (name, data) => {
      expect(['string', 'object']).toContain(typeof streamMessageOf(name, data));
    }),
  );
});
