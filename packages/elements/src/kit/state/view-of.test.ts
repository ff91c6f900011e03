import { BizBoostError, type LinkStatus } from '@bizboost/core/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRACE_MS, SLOW_MS, SWITCH_MS, viewOf, type Mark, type Phase } from './view-of.ts';
import { initialState, nextState, type Answered, type ViewChange, type ViewState } from './view-state.ts';

const ANSWER: Answered = { as_of: '2026-03-02T12:05:11Z', freshness: 'fresh' };
const unavailable = new BizBoostError('unavailable', 'x');
const broken = new BizBoostError('internal', 'x');
const forbidden = new BizBoostError('forbidden', 'x');
const expired = new BizBoostError('unauthenticated', 'x');

const asked: ViewChange<Answered> = { kind: 'asked', question: 'live today', keepsAnswer: true, at: 0 };
const week: ViewChange<Answered> = { kind: 'asked', question: 'live week', keepsAnswer: true, at: 100 };
const tenant: ViewChange<Answered> = { kind: 'asked', question: 'live today', keepsAnswer: false, at: 100 };
const heard = (
  link: LinkStatus,
  more: { answer?: Answered; error?: BizBoostError; attempt?: number } = {},
): ViewChange<Answered> => ({
  kind: 'heard',
  snapshot: { link, ...more },
});
const live = heard('live', { answer: ANSWER });

const after = (...changes: readonly ViewChange<Answered>[]): ViewState<Answered> =>
  changes.reduce(nextState<Answered>, initialState<Answered>(0));

describe('what people see of a question (states first-load, error-without-data, error-with-data, lost-link, offline, denied, unconfigured)', () => {
  const rows: readonly [
    title: string,
    changes: readonly ViewChange<Answered>[],
    at: number,
    phase: Phase,
    mark: Mark,
    isStale: boolean,
  ][] = [
    ['nothing asked, just now', [], GRACE_MS - 1, 'loading', 'none', false],
    ['nothing asked for a while', [], GRACE_MS, 'unconfigured', 'none', false],
    ['first load', [asked], 500, 'loading', 'connecting', false],
    ['a slow first load', [asked], SLOW_MS, 'slow', 'connecting', false],
    ['numbers, pushed', [asked, live], 500, 'ready', 'live', false],
    ['numbers, polled', [asked, heard('polling', { answer: ANSWER })], 500, 'ready', 'polling', false],
    [
      'the first try fails',
      [asked, heard('failed', { error: unavailable, attempt: 1 })],
      500,
      'error',
      'reconnecting',
      false,
    ],
    [
      'a first try that is repeated',
      [asked, heard('connecting', { error: unavailable, attempt: 2 })],
      500,
      'error',
      'reconnecting',
      false,
    ],
    [
      'an error that stays, without numbers',
      [asked, heard('failed', { error: broken })],
      500,
      'error',
      'stopped',
      false,
    ],
    [
      'the link is lost, the numbers stay',
      [asked, live, heard('failed', { error: unavailable, attempt: 1 })],
      500,
      'ready',
      'reconnecting',
      true,
    ],
    ['the link is lost for good', [asked, live, heard('failed', { error: broken })], 500, 'ready', 'stopped', true],
    ['connecting anew after a rest', [asked, live, heard('connecting')], 500, 'ready', 'connecting', false],
    [
      'reconnecting after failures',
      [asked, live, heard('connecting', { attempt: 3 })],
      500,
      'ready',
      'reconnecting',
      true,
    ],
    ['offline with numbers', [asked, live, heard('offline')], 500, 'ready', 'offline', true],
    ['offline without', [asked, heard('offline')], 500, 'offline', 'offline', false],
    ['paused, since nobody looks', [asked, live, heard('paused')], 500, 'ready', 'paused', false],
    [
      'a source that answers with its last good answer',
      [asked, heard('live', { answer: { ...ANSWER, freshness: 'stale' } })],
      500,
      'ready',
      'delayed',
      true,
    ],
    [
      'this question cannot be answered now',
      [asked, live, heard('live', { answer: ANSWER, error: unavailable })],
      500,
      'ready',
      'delayed',
      true,
    ],
    [
      'an answer with gaps',
      [
        asked,
        heard('live', {
          answer: {
            ...ANSWER,
            freshness: 'partial',
            missing: [{ code: 'sum_too_large', params: { field: 'revenue' } }],
          },
        }),
      ],
      500,
      'ready',
      'partial',
      false,
    ],
    ['no access', [asked, heard('denied', { error: forbidden })], 500, 'denied', 'none', false],
    ['the session has ended', [asked, live, heard('denied', { error: expired })], 500, 'ended', 'none', false],
    ['another period, at once', [asked, live, week], 100 + SWITCH_MS - 1, 'switching', 'connecting', false],
    ['another period that takes its time', [asked, live, week], 100 + SWITCH_MS, 'loading', 'connecting', false],
    ['another business', [asked, live, tenant], 101, 'loading', 'connecting', false],
    [
      'another period that fails',
      [asked, live, week, heard('failed', { error: unavailable })],
      500,
      'error',
      'reconnecting',
      false,
    ],
    [
      'the same question again after a rest',
      [asked, live, { ...asked, at: 9_000 }],
      9_000,
      'ready',
      'connecting',
      false,
    ],
    ['data handed over', [{ kind: 'given', answer: ANSWER }], 500, 'ready', 'none', false],
    [
      'stale data handed over',
      [{ kind: 'given', answer: { ...ANSWER, freshness: 'stale' } }],
      500,
      'ready',
      'delayed',
      true,
    ],
    ['wrong data handed over', [{ kind: 'refused', error: broken }], 500, 'error', 'delayed', false],
    ['data handed over, then a source', [{ kind: 'given', answer: ANSWER }, asked], 10, 'loading', 'connecting', false],
    ['nothing any more', [asked, live, { kind: 'withdrawn', at: 200 }], 200 + GRACE_MS, 'unconfigured', 'none', false],
  ];

  it.each(rows)('%s', (_, changes, at, phase, mark, isStale) => {
    const view = viewOf(after(...changes), at);
    expect({ phase: view.phase, mark: view.mark, isStale: view.isStale }).toEqual({ phase, mark, isStale });
  });

  it('tells when it will look different by itself', () => {
    expect(viewOf(after(asked), 0).changesAt).toBe(SLOW_MS);
    expect(viewOf(after(asked, live, week), 100).changesAt).toBe(100 + SWITCH_MS);
    expect(viewOf(after(asked, live), 100).changesAt).toBeUndefined();
  });
});

describe('the state of a question', () => {
  it('keeps nothing that the refused viewer saw before (state denied)', () => {
    expect(after(asked, live, heard('denied', { answer: ANSWER, error: forbidden })).answer).toBeUndefined();
  });

  it('does not hear a source that is no longer asked', () => {
    expect(after(asked, { kind: 'withdrawn', at: 1 }, live).answer).toBeUndefined();
  });

  const anyChange = fc.oneof(
    fc.constant(asked),
    fc.constant(week),
    fc.constant(tenant),
    fc.constant<ViewChange<Answered>>({ kind: 'withdrawn', at: 5 }),
    fc.constant<ViewChange<Answered>>({ kind: 'given', answer: ANSWER }),
    fc
      .record({
        link: fc.constantFrom<LinkStatus>('connecting', 'live', 'polling', 'paused', 'offline', 'denied', 'failed'),
        answer: fc.option(fc.constant(ANSWER), { nil: undefined }),
        error: fc.option(fc.constantFrom(unavailable, broken, forbidden), { nil: undefined }),
      })
      .map(({ link, answer, error }) => heard(link, { ...(answer && { answer }), ...(error && { error }) })),
  );

  it('once it has numbers, shows them until the question changes or the viewer is refused (law) (state error-with-data)', () => {
    fc.assert(
      fc.property(
        fc.array(anyChange, { maxLength: 12 }),
        fc.constantFrom<LinkStatus>('connecting', 'live', 'polling', 'paused', 'offline', 'failed'),
        (before, link) => {
          const ready = after(...before, asked, live);
          expect(viewOf(nextState(ready, heard(link, { error: unavailable })), 50_000).phase).toBe('ready');
        },
      ),
    );
  });

  it('never shows numbers of a question that is not asked, but for a blink after a change (law)', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 12 }), (changes) => {
        const state = after(...changes);
        const { phase } = viewOf(state, 1_000_000);
        if (phase === 'ready') expect(state.link === 'given' || state.answerTo === state.question).toBe(true);
        expect(phase).not.toBe('switching');
      }),
    );
  });
});
