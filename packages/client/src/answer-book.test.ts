import { defineQuery } from '@bizboost/core/contract';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createAnswerBook } from './answer-book.ts';

const query = defineQuery({
  name: 'n',
  path: 'n',
  summary: '',
  params: z.object({}),
  result: z.object({ n: z.number() }),
});
const answer = (revision: string, data: Record<string, number | string>) =>
  ({ type: 'answer', ask: 'a', revision, data }) as const;
const patch = (base: string, revision: string, value: number | string) =>
  ({ type: 'patch', ask: 'a', base, revision, ops: [{ op: 'replace', path: '/n', value }] }) as const;

describe('a book of answers', () => {
  it('knows nothing of what it was not told', () => {
    expect(createAnswerBook().known('a', query)).toEqual({});
  });

  it('gives an answer as its query has it, without what a newer server adds (state unknown-version)', () => {
    const book = createAnswerBook();

    book.take(answer('r1', { n: 1, added: 'later' }));

    expect(book.known('a', query)).toEqual({ answer: { n: 1 }, error: undefined });
    expect(book.have('a')).toBe('r1');
  });

  it('applies a patch to the raw answer of its base', () => {
    const book = createAnswerBook();
    book.take(answer('r1', { n: 1, added: 'kept' }));

    expect(book.take(patch('r1', 'r2', 2))).toBe(true);

    expect(book.known('a', query).answer).toEqual({ n: 2 });
    expect(book.raw('a')).toEqual({ revision: 'r2', data: { n: 2, added: 'kept' } });
  });

  it.each([
    ['of another base', patch('r0', 'r2', 2)],
    ['whose path is not there', { ...patch('r1', 'r2', 2), ops: [{ op: 'remove', path: '/nowhere' }] } as const],
  ])('shows the last good answer but claims to have none after a patch %s', (_, bad) => {
    const book = createAnswerBook();
    book.take(answer('r1', { n: 1 }));

    expect(book.take(bad)).toBe(false);

    expect(book.known('a', query).answer).toEqual({ n: 1 });
    expect(book.have('a')).toBeUndefined();
    expect(book.take(patch('r1', 'r3', 3))).toBe(false);
  });

  it('does not fit a patch to a question it has no answer for', () => {
    expect(createAnswerBook().take(patch('r1', 'r2', 2))).toBe(false);
  });

  it('keeps the last good answer when one is not what its query says, and recovers (row 54) (state unknown-version)', () => {
    const book = createAnswerBook();
    book.take(answer('r1', { n: 1 }));
    expect(book.known('a', query).answer).toEqual({ n: 1 });

    book.take(answer('r2', { n: 'many' }));
    expect(book.known('a', query)).toMatchObject({
      answer: { n: 1 },
      error: { code: 'invalid_record', path: '/n', expected: 'number' },
    });

    book.take(patch('r2', 'r3', 3));
    expect(book.known('a', query)).toEqual({ answer: { n: 3 }, error: undefined });
  });

  it('gives the same object until something changes', () => {
    const book = createAnswerBook();
    book.take(answer('r1', { n: 1 }));

    expect(book.known('a', query).answer).toBe(book.known('a', query).answer);
  });

  it('keeps the answer beside a problem, until it is answered again', () => {
    const book = createAnswerBook();
    const problem = { type: 'problem', ask: 'a', code: 'unavailable', title: 'The store is away' } as const;
    book.take(answer('r1', { n: 1 }));

    book.take(problem);
    expect(book.known('a', query)).toMatchObject({
      answer: { n: 1 },
      error: { code: 'unavailable', message: 'The store is away' },
    });
    expect(book.have('a')).toBeUndefined();

    book.take(answer('r1', { n: 1 }));
    expect(book.have('a')).toBe('r1');
    expect(book.known('a', query)).toEqual({ answer: { n: 1 }, error: undefined });
  });

  it('keeps nothing of what may not be seen any more', () => {
    const book = createAnswerBook();
    book.take(answer('r1', { n: 1 }));
    book.known('a', query);

    book.take({ type: 'problem', ask: 'a', code: 'forbidden', title: 'Not yours' });

    expect(book.known('a', query)).toEqual({ error: expect.objectContaining({ code: 'forbidden' }) });
    expect(book.have('a')).toBeUndefined();
  });
});
