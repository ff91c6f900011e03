import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { campaignQuery, liveQuery, metricQuery, revenueQuery } from '../capabilities/live/contract.ts';
import { addressOf, matchAddress } from './address.ts';
import { defineQuery } from './query.ts';

const QUERIES = [liveQuery, revenueQuery, campaignQuery, metricQuery];

describe('an address', () => {
  test('says the period, also the default one', () => {
    expect(addressOf(liveQuery, {})).toBe('analytics/live?period=today');
    expect(addressOf(liveQuery, { period: 'week' })).toBe('analytics/live?period=week');
  });

  test('spells a range in one way', () => {
    const range = 'analytics/live?period=2026-03-01..2026-03-31';
    expect(addressOf(liveQuery, { from: '2026-03-01', to: '2026-03-31' })).toBe(range);
    expect(addressOf(liveQuery, { period: '2026-03-01..2026-03-31' })).toBe(range);
  });

  test('sorts its parameters and leaves out those that are undefined', () => {
    expect(addressOf(metricQuery, { period: 'month', name: 'revenue', by: 'channel' })).toBe(
      'analytics/metrics/revenue?by=channel&period=month',
    );
    expect(addressOf(metricQuery, { name: 'revenue', by: undefined })).toBe('analytics/metrics/revenue?period=today');
  });

  test('encodes what is in the path', () => {
    expect(addressOf(campaignQuery, { id: 'a/b ?ü' })).toBe('analytics/live/campaign/a%2Fb%20%3F%C3%BC?period=today');
  });

  test('of any parameters is found again with the same parameters', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'binary' }),
        fc.constantFrom('today', 'week', '2026-01-01..2026-01-02'),
        (id, period) => {
          const address = addressOf(campaignQuery, { id, period });
          const { query, params } = matchAddress(QUERIES, address);
          expect(query).toBe(campaignQuery);
          expect(params).toEqual({ id, period });
          expect(addressOf(query, params)).toBe(address);
        },
      ),
    );
  });

  test.each([
    '/analytics/live',
    'analytics/live?',
    'analytics/live?period=today',
    '//analytics/live?period=today&utm_source=mail',
  ])('in another spelling is the same question: %s', (spelling) => {
    const { query, params } = matchAddress(QUERIES, spelling);
    expect(addressOf(query, params)).toBe('analytics/live?period=today');
  });

  test.each([
    '',
    'analytics',
    'analytics/live/',
    'analytics/live/campaign/',
    'analytics/metrics/a/b',
    'Analytics/live',
    '../analytics/live',
  ])('that no question has is not found: "%s"', (address) => {
    expect(() => matchAddress(QUERIES, address)).toThrow(expect.objectContaining({ code: 'not_found' }));
  });

  test.each([
    ['analytics/live?period=yesterday', '/period'],
    ['analytics/live?from=2026-03-01', '/to'],
    ['analytics/live?period=today&period=week', '/period'],
    ['analytics/live/campaign/%E0%A4%A', '/id'],
    ['analytics/live?period=2026-02-30..2026-03-01', '/period'],
  ])('with a bad parameter names it: %s', (address, path) => {
    expect(() => matchAddress(QUERIES, address)).toThrow(expect.objectContaining({ code: 'invalid_input', path }));
  });

  test('has at most 8,192 characters', () => {
    const spelled = (length: number): string => 'analytics/live?x='.padEnd(length, 'a');

    expect(matchAddress(QUERIES, spelled(8_192)).query).toBe(liveQuery);
    expect(() => matchAddress(QUERIES, spelled(8_193))).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });

  test('says what a parameter may be', () => {
    const query = defineQuery({
      name: 'q',
      path: 'q',
      summary: '',
      params: z.object({ tone: z.enum(['warm', 'cool']) }),
      result: z.object({}),
    });
    expect(() => matchAddress([query], 'q?tone=loud')).toThrow(
      'Expected "tone" to be one of "warm", "cool", received "loud".',
    );
    expect(() => matchAddress([query], 'q')).toThrow('received nothing');
  });

  test('cannot be made of half a character, or of a list', () => {
    expect(() => addressOf(campaignQuery, { id: '\ud800' })).toThrow(
      expect.objectContaining({ code: 'invalid_input', path: '/id' }),
    );
    expect(() => addressOf(campaignQuery, { id: ['a'] as unknown as string })).toThrow(
      expect.objectContaining({ code: 'invalid_input', path: '/id' }),
    );
  });

  test('that a literal path fits better goes there', () => {
    const top = defineQuery({
      name: 'top',
      path: 'analytics/metrics/top',
      summary: '',
      params: z.object({}),
      result: z.object({}),
    });
    expect(matchAddress([...QUERIES, top], 'analytics/metrics/top').query).toBe(top);
  });
});
