import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { campaignQuery, liveQuery } from '../capabilities/live/contract.ts';
import { liveCapability } from '../capabilities/live/index.ts';
import { createRegistry } from '../capabilities/registry.ts';
import { addressOf } from '../protocol/address.ts';
import type { ParamsOf } from '../protocol/query.ts';
import { Questions } from './questions.ts';

const questionsNow = (): Questions => new Questions(createRegistry([liveCapability]), new Map());

describe('questions by their address', () => {
  test('are remembered by their spellings, in memory that long ones do not fill', () => {
    const questions = questionsNow();
    const spelled = (length: number): string => `analytics/live?ignored=${'a'.repeat(length)}`;

    const short = questions.at(spelled(10));
    expect(questions.at(spelled(10))).toBe(short);
    for (let count = 0; count < 300; count++) questions.at(`${spelled(8_000)}${count}`);
    expect(questions.at(spelled(10))).not.toBe(short);
  });
});

describe('questions by their parameters', () => {
  test('law: are those of the address, also when the same parameters come again', () => {
    const questions = questionsNow();
    const text = fc.constantFrom('today', 'week', '4', '1:a', 'a', '', '2026-03-01', '2026-03-05');
    const params = fc.dictionary(
      fc.constantFrom('id', 'period', 'from', 'to', 'other', '2:id'),
      fc.oneof(text, fc.constant(undefined), fc.nat(9)),
    );
    const outcome = (ask: () => unknown): unknown => {
      try {
        return ask();
      } catch (error) {
        return (error as Error).message;
      }
    };
    fc.assert(
      fc.property(params, (given) => {
        const asked = given as ParamsOf<typeof campaignQuery>;
        const expected = outcome(() => questions.at(addressOf(campaignQuery, asked)));
        expect(outcome(() => questions.of(campaignQuery, asked))).toBe(expected);
        expect(outcome(() => questions.of(campaignQuery, { ...asked }))).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('do not mix queries whose parameters are spelled alike', () => {
    const questions = questionsNow();
    const live = questions.of(liveQuery, { period: 'week' });

    expect(questions.of(campaignQuery, { id: '4', period: 'week' }).address).toBe(
      'analytics/live/campaign/4?period=week',
    );
    expect(questions.of(liveQuery, { period: 'week' })).toBe(live);
  });

  test('do not take what an object inherits for a parameter', () => {
    const questions = questionsNow();
    const heir = Object.create({ period: 'week' }) as ParamsOf<typeof liveQuery>;

    expect(questions.of(liveQuery, heir).params['period']).toBe('today');
    expect(questions.of(liveQuery, { period: 'week' }).params['period']).toBe('week');
  });
});
