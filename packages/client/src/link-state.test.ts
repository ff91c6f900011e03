import { BizBoostError } from '@bizboost/core/contract';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportOf } from './link-report.ts';
import { initialLink, reduceLink, type LinkEvent, type LinkState } from './link-state.ts';

const rules = { retryBaseMs: 2_000, retryCapMs: 30_000, stableMs: 10_000 };
const error = new BizBoostError('unavailable', 'gone');
const denial = new BizBoostError('forbidden', 'no');

const seen: LinkEvent = { type: 'conditions', wanted: true, visible: true, online: true };
const hidden: LinkEvent = { ...seen, visible: false };
const offline: LinkEvent = { ...seen, online: false };
const unwanted: LinkEvent = { ...seen, wanted: false };
const pushed: LinkEvent = { type: 'pushed', at: 1_000 };
const dropped: LinkEvent = { type: 'dropped', at: 2_000, error, random: 0.5 };
const refusedStream: LinkEvent = { ...dropped, poll: true };
const denied: LinkEvent = { type: 'denied', error: denial };
const due: LinkEvent = { type: 'due' };
const polledWell: LinkEvent = { type: 'polled' };
const polledBadly: LinkEvent = { type: 'polled', error };

function after(...events: LinkEvent[]): LinkState {
  return events.reduce((state, event) => reduceLink(state, event, rules), initialLink);
}

describe('the link', () => {
  it.each<[string, LinkEvent[], LinkState['phase'], string]>([
    ['rests until somebody listens', [], 'idle', 'idle'],
    ['connects when somebody listens', [seen], 'connecting', 'connecting'],
    ['does not connect for a hidden page', [hidden], 'paused', 'paused'],
    ['does not connect without a network', [offline], 'offline', 'offline'],
    ['is live from the first byte', [seen, pushed], 'live', 'live'],
    [
      'stays live for the eye while it is opened for other questions',
      [seen, pushed, { type: 'reopened' }],
      'switching',
      'live',
    ],
    [
      'starts over when the questions change before the first byte',
      [seen, { type: 'reopened' }],
      'connecting',
      'connecting',
    ],
    ['leaves new questions to the next try while it waits', [seen, dropped, { type: 'reopened' }], 'waiting', 'failed'],
    ['has failed when it could not be had', [seen, dropped], 'waiting', 'failed'],
    ['tries again when the wait is over', [seen, dropped, due], 'connecting', 'connecting'],
    ['is denied for good', [seen, denied], 'denied', 'denied'],
    ['stays denied when the page is hidden', [seen, denied, hidden], 'denied', 'denied'],
    ['stays denied when the page is shown', [seen, denied, hidden, seen], 'denied', 'denied'],
    [
      'hears no more once denied',
      [seen, denied, pushed, dropped, due, { type: 'woken' }, polledWell],
      'denied',
      'denied',
    ],
    [
      'tries again after a denial when it is told to',
      [seen, denied, { type: 'reconnect' }],
      'connecting',
      'connecting',
    ],
    ['forgets a denial with the last listener', [seen, denied, unwanted, seen], 'connecting', 'connecting'],
    ['rests when nobody listens any more', [seen, pushed, unwanted], 'idle', 'idle'],
    ['pauses a live stream when the page is hidden', [seen, pushed, hidden], 'paused', 'paused'],
    ['comes back when the page is shown', [seen, pushed, hidden, seen], 'connecting', 'connecting'],
    ['comes back when the network does', [seen, dropped, offline, seen], 'connecting', 'connecting'],
    ['is left alone by a reconnect while live', [seen, pushed, { type: 'reconnect' }], 'live', 'live'],
    ['cannot be made to connect while it is paused', [hidden, { type: 'reconnect' }], 'paused', 'paused'],
    ['does not trust an open stream after a freeze', [seen, pushed, { type: 'woken' }], 'connecting', 'connecting'],
    ['polls where the server answers but gives no stream', [seen, refusedStream, polledWell], 'waiting', 'polling'],
    ['has failed where neither works', [seen, refusedStream, polledBadly], 'waiting', 'failed'],
    [
      'goes on polling while it tries the stream again',
      [seen, refusedStream, polledWell, due],
      'connecting',
      'polling',
    ],
    ['is live again with the first byte', [seen, refusedStream, polledWell, due, pushed], 'live', 'live'],
    [
      'starts polling when nothing has come for long',
      [seen, dropped, { type: 'quiet' }, polledWell],
      'waiting',
      'polling',
    ],
    ['does not poll beside a live stream', [seen, pushed, { type: 'quiet' }, polledWell], 'live', 'live'],
    ['polls for good where there is no stream', [seen, { type: 'ended' }, polledWell], 'ended', 'polling'],
    ['has failed where there is no stream and no answer', [seen, { type: 'ended' }, polledBadly], 'ended', 'failed'],
  ])('%s', (_, events, phase, link) => {
    const state = after(...events);

    expect([state.phase, reportOf(state).link]).toEqual([phase, link]);
  });

  it('says why it is not live, how often it has failed, and when it tries again', () => {
    const state = after(seen, dropped, due, dropped);

    expect(reportOf(state)).toEqual({ link: 'failed', error, attempt: 2, retryAt: 8_000 });
  });

  it('is still connecting, not failed, when a stream that lived is lost', () => {
    const lost = after(seen, pushed, { ...dropped, at: 60_000 });

    expect(reportOf(lost)).toMatchObject({ link: 'connecting', attempt: 0, retryAt: 61_000 });
  });

  it('waits longer each time for a server that takes streams and drops them at once', () => {
    let state = after(seen);
    const ceilings = [1, 2, 3, 4, 5, 6].map((turn) => {
      const at = turn * 100_000;
      for (const event of [
        { type: 'pushed', at },
        { ...dropped, at: at + 10, random: 1 },
      ] as const)
        state = reduceLink(state, event, rules);
      const waitMs = state.retryAt! - at - 10;
      state = reduceLink(state, due, rules);
      return waitMs;
    });

    expect(ceilings).toEqual([4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('starts from the base again when the page is shown (state wake)', () => {
    const state = after(seen, dropped, due, dropped, due, dropped, hidden, seen);

    expect(reportOf(state)).toEqual({ link: 'connecting', attempt: 0 });
  });

  it('takes the pace of the server, within reason', () => {
    const waitMs = (baseMs: number): number =>
      after(seen, { type: 'retry', baseMs }, { ...dropped, random: 1 }).retryAt! - 2_000;

    expect([5_000, 0, 10 ** 12].map(waitMs)).toEqual([10_000, 200, 600_000]);
  });

  it('keeps the pace of the server over a pause', () => {
    const state = after(seen, { type: 'retry', baseMs: 5_000 }, hidden, seen, { ...dropped, random: 1 });

    expect(state.retryAt).toBe(12_000);
  });

  it('waits at least as long as the server asks', () => {
    const busy = new BizBoostError('rate_limited', 'later', { retryAfterMs: 45_000 });

    expect(after(seen, { ...dropped, error: busy, random: 0 }).retryAt).toBe(47_000);
  });

  it('holds a new request exactly when its run grows, whatever happens in whatever order (row 52)', () => {
    const events = fc.array(
      fc.constantFrom<LinkEvent>(
        seen,
        hidden,
        offline,
        unwanted,
        pushed,
        dropped,
        refusedStream,
        denied,
        due,
        polledWell,
        polledBadly,
        { type: 'reopened' },
        { type: 'quiet' },
        { type: 'ended' },
        { type: 'reconnect' },
        { type: 'woken' },
      ),
    );

    fc.assert(
      fc.property(events, (all) => {
        let before = initialLink;
        for (const event of all) {
          const state = reduceLink(before, event, rules);
          const opens = state.run > before.run;
          const resting = ['idle', 'paused', 'offline', 'denied', 'waiting', 'ended'].includes(state.phase);
          expect(opens && resting).toBe(false);
          expect(state.phase === 'connecting' && before.phase !== 'connecting' && !opens).toBe(false);
          expect((state.phase === 'waiting') === (state.retryAt !== undefined)).toBe(true);
          expect(state.polling !== 'no' && ['idle', 'paused', 'offline', 'denied', 'live'].includes(state.phase)).toBe(
            false,
          );
          before = state;
        }
      }),
    );
  });
});
