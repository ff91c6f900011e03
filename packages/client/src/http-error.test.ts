import { BizBoostError } from '@bizboost/core/contract';
import { expect, it } from 'vitest';
import { errorOfNetwork, errorOfResponse, jsonOf, retryAfterMsOf } from './http-error.ts';

const NOW = Date.parse('2026-03-02T12:00:00Z');

const problem = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', ...headers } });

it('is the error the server made, facts and all', async () => {
  const document = {
    code: 'invalid_input',
    title: 'The request is not right',
    detail: 'Expected "period" to be today, received "noon".',
    path: '/period',
    expected: 'today',
    received: '"noon"',
    retryable: false,
  };

  const error = await errorOfResponse(problem(400, document), NOW);

  expect(BizBoostError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({
    code: 'invalid_input',
    message: document.detail,
    path: '/period',
    expected: 'today',
    received: '"noon"',
    retryable: false,
  });
});

it('carries how long to wait', async () => {
  const error = await errorOfResponse(
    problem(429, { code: 'rate_limited', title: 'Too many' }, { 'retry-after': '7' }),
    NOW,
  );

  expect(error).toMatchObject({ code: 'rate_limited', retryable: true, retryAfterMs: 7_000 });
});

it.each([
  [400, 'invalid_input', false],
  [401, 'unauthenticated', false],
  [403, 'forbidden', false],
  [404, 'not_found', false],
  [408, 'timeout', true],
  [413, 'too_large', false],
  [429, 'rate_limited', true],
  [500, 'unavailable', true],
  [502, 'unavailable', true],
  [503, 'unavailable', true],
  [504, 'timeout', true],
  [520, 'unavailable', true],
  [418, 'internal', false],
])('reads status %i of a proxy as %s, and never its page', async (status, code, retryable) => {
  const response = new Response('<h1>secret host name</h1>', { status, headers: { 'content-type': 'text/html' } });

  const error = await errorOfResponse(response, NOW);

  expect(error).toMatchObject({ code, retryable });
  expect(error.message).not.toContain('secret');
});

it('does not trust JSON that is no problem document', async () => {
  for (const body of [null, [], 'oops', { code: 7 }, { message: 'oops' }]) {
    expect(await errorOfResponse(problem(503, body), NOW)).toMatchObject({ code: 'unavailable', retryable: true });
  }
  expect(await errorOfResponse(problem(404, { code: 'of_tomorrow', title: 'No' }), NOW)).toMatchObject({
    code: 'not_found',
    message: 'No',
  });
});

it.each([
  ['120', 120_000],
  ['0', 0],
  ['Mon, 02 Mar 2026 12:00:30 GMT', 30_000],
  ['Mon, 02 Mar 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('understands Retry-After: %s', (header, expected) => {
  expect(retryAfterMsOf(header, NOW)).toBe(expected);
});

it('says of a network that fails that it may be tried again, and keeps the cause', () => {
  const cause = new TypeError('fetch failed');

  expect(errorOfNetwork(cause)).toMatchObject({ code: 'unavailable', retryable: true, cause });
});

it('refuses a page where an answer was to be', async () => {
  const page = new Response('<h1>Sign in to the Wi-Fi</h1>', { headers: { 'content-type': 'text/html' } });

  await expect(jsonOf(page)).rejects.toMatchObject({
    code: 'unavailable',
    expected: 'application/json',
    received: 'text/html',
  });
});

it('leaves out the token that a proxy says back (row 57)', async () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.e30.c2VjcmV0';
  const document = { code: 'internal', title: `cannot read ${token}`, detail: `Bearer ${token}`, reference: token };
  const error = await errorOfResponse(problem(500, document), NOW, token);
  expect(JSON.stringify([error, error.message, error.stack])).not.toContain(token);
  expect(error.message).toBe('Bearer …');
});
