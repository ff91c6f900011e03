import type { JsonObject, Update } from '@bizboost/core';
import { describe, expect, it } from 'vitest';
import { StandingAsk } from './standing-ask.ts';

const updateOf = (revision: string, base?: string): Update => ({
  revision,
  data: { revision } as JsonObject,
  ...(base !== undefined && { patch: { base, ops: [{ op: 'replace', path: '/revision', value: revision }] } }),
});

const problem = {
  code: 'unavailable',
  message: 'Not available now',
  facts: undefined,
  retryable: true,
  retryAfterMs: undefined,
  reference: 'r',
} as const;

const nameOf = (frame: Uint8Array | undefined): string | undefined =>
  /^event: (\w+)/.exec(new TextDecoder().decode(frame))?.[1];
const textOf = (frame: Uint8Array | undefined): string => new TextDecoder().decode(frame);

describe('StandingAsk', () => {
  it('answers first in whole, then with the patch on what was sent', () => {
    const ask = new StandingAsk('analytics/live', undefined);

    ask.answered(updateOf('a', 'z'));
    expect(nameOf(ask.take())).toBe('answer');

    ask.answered(updateOf('b', 'a'));
    expect(textOf(ask.take())).toBe(
      'event: patch\ndata: {"ask":"analytics/live","revision":"b","base":"a","ops":[{"op":"replace","path":"/revision","value":"b"}]}\n\n',
    );
  });

  it('keeps only the newest answer for a reader that lags, and sends it whole', () => {
    const ask = new StandingAsk('analytics/live', undefined);
    ask.answered(updateOf('a'));
    ask.take();

    ask.answered(updateOf('b', 'a'));
    ask.answered(updateOf('c', 'b'));

    expect(textOf(ask.take())).toBe(
      'event: answer\ndata: {"ask":"analytics/live","revision":"c","data":{"revision":"c"}}\n\n',
    );
    expect(ask.take()).toBeUndefined();
  });

  it('patches what the client already has', () => {
    const ask = new StandingAsk('analytics/live', 'a');

    ask.answered(updateOf('b', 'a'));

    expect(nameOf(ask.take())).toBe('patch');
  });

  it('sends nothing for the revision that the client has', () => {
    const ask = new StandingAsk('analytics/live', 'a');

    ask.answered(updateOf('a'));

    expect(ask.take()).toBeUndefined();
  });

  it('sends the revision a client has all the same after a problem, since that is over', () => {
    const ask = new StandingAsk('analytics/live', 'a');
    ask.failed(problem);
    expect(textOf(ask.take())).toBe(
      'event: problem\ndata: {"ask":"analytics/live","code":"unavailable","title":"Not available now"}\n\n',
    );

    ask.answered(updateOf('a'));

    expect(nameOf(ask.take())).toBe('answer');
  });

  it('tells both an answer and the problem after it, in that order', () => {
    const ask = new StandingAsk('analytics/live', undefined);
    ask.answered(updateOf('a'));
    ask.failed(problem);

    expect([nameOf(ask.take()), nameOf(ask.take()), ask.take()]).toEqual(['answer', 'problem', undefined]);
  });

  it('tells a problem that stays once, and again once there was an answer in between', () => {
    const ask = new StandingAsk('analytics/live', undefined);
    ask.failed(problem);
    expect(nameOf(ask.take())).toBe('problem');

    ask.failed({ ...problem, reference: 'another' });
    expect(ask.take()).toBeUndefined();

    ask.answered(updateOf('a'));
    ask.failed(problem);
    expect([nameOf(ask.take()), nameOf(ask.take())]).toEqual(['answer', 'problem']);
  });

  it('forgets a problem that was over before the reader could hear of it', () => {
    const ask = new StandingAsk('analytics/live', undefined);
    ask.failed(problem);
    ask.answered(updateOf('a'));

    expect([nameOf(ask.take()), ask.take()]).toEqual(['answer', undefined]);
  });

  it('makes the bytes of one update once for all who spell the question alike, and apart for who spells it otherwise', () => {
    const update = updateOf('a');
    const [one, two, other] = ['analytics/live', 'analytics/live', '/analytics/live'].map((spelling) => {
      const ask = new StandingAsk(spelling, undefined);
      ask.answered(update);
      return ask.take();
    });

    expect(two).toBe(one);
    expect(textOf(other)).toContain('"ask":"/analytics/live"');
  });
});
