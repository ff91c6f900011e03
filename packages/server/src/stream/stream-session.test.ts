import type { JsonObject, Update } from '@bizboost/core';
import { createFakeClock } from '@bizboost/core/testing';
import { describe, expect, it } from 'vitest';
import { StandingAsk } from './standing-ask.ts';
import { StreamSession } from './stream-session.ts';

/** A reader that takes `room` events, then no more until it is given room. */
const startSession = ({ room = Infinity, expiresAt = undefined as number | undefined } = {}) => {
  const clock = createFakeClock(0);
  const written: string[] = [];
  const reader = { room, ended: false, releases: 0 };
  let retryMs = 2_000;
  const session = new StreamSession({
    clock,
    expiresAt,
    retryMs: () => retryMs,
    onStart: () => undefined,
    onEnd: () => void (reader.releases += 1),
  });
  session.start({
    write(bytes) {
      written.push(new TextDecoder().decode(bytes));
      return written.length < reader.room;
    },
    end: () => void (reader.ended = true),
  });
  return { clock, session, written, reader, setPace: (ms: number) => void (retryMs = ms) };
};

const updateOf = (revision: string): Update => ({ revision, data: { revision } as JsonObject });

const answer = (session: StreamSession, ask: StandingAsk, revision: string): void => {
  ask.answered(updateOf(revision));
  session.wake(ask);
};

describe('StreamSession', () => {
  it('begins at once with when to come back: two seconds, give or take one', () => {
    const { written } = startSession();

    const retryMs = Number(/^retry: (\d+)\n\n$/.exec(written[0] ?? '')?.[1]);
    expect(retryMs).toBeGreaterThanOrEqual(1_000);
    expect(retryMs).toBeLessThanOrEqual(3_000);
  });

  it('writes a comment every 15 s', async () => {
    const { clock, written } = startSession();

    await clock.advance(14_999);
    expect(written).toHaveLength(1);
    await clock.advance(30_001);

    expect(written.slice(1)).toEqual([':\n\n', ':\n\n', ':\n\n']);
  });

  it('writes in place of the comment when to come back, once that is another time than the reader knows', async () => {
    const { clock, written, setPace } = startSession();

    setPace(7_000);
    await clock.advance(15_000);
    await clock.advance(15_000);

    expect(written).toHaveLength(3);
    const retryMs = Number(/^retry: (\d+)\n\n$/.exec(written[1] ?? '')?.[1]);
    expect(retryMs).toBeGreaterThanOrEqual(3_500);
    expect(retryMs).toBeLessThanOrEqual(10_500);
    expect(written[2]).toBe(':\n\n');
  });

  it('writes to a full reader neither answers nor comments, and then each question’s newest, longest waiting first', async () => {
    const { clock, session, written, reader } = startSession({ room: 1 });
    const [one, two] = [new StandingAsk('one', undefined), new StandingAsk('two', undefined)];

    for (let i = 0; i < 1_000; i += 1) {
      answer(session, one, `a${i}`);
      answer(session, two, `b${i}`);
    }
    await clock.advance(60_000);
    expect(written).toHaveLength(1);

    reader.room = Infinity;
    session.drained();
    expect(written.slice(1).map((frame) => /"ask":"(\w+)","revision":"(\w+)"/.exec(frame)?.slice(1))).toEqual([
      ['one', 'a999'],
      ['two', 'b999'],
    ]);
  });

  it('goes on where it stopped, so that no question waits behind a busier one', () => {
    const { session, written, reader } = startSession({ room: 1 });
    const [busy, quiet] = [new StandingAsk('busy', undefined), new StandingAsk('quiet', undefined)];
    answer(session, busy, 'a1');
    answer(session, quiet, 'b1');

    reader.room = 2;
    session.drained();
    answer(session, busy, 'a2');
    reader.room = 3;
    session.drained();
    reader.room = 4;
    session.drained();

    expect(written.slice(1).map((frame) => /"revision":"(\w+)"/.exec(frame)?.[1])).toEqual(['a1', 'b1', 'a2']);
  });

  it('keeps of a kind of note only the newest for a full reader, and of kinds only the last 64', () => {
    const { session, written, reader } = startSession({ room: 1 });

    for (let i = 0; i < 100; i += 1) session.note({ metric_type: `kind_${i}`, data: i });
    session.note({ metric_type: 'kind_50', data: 'newest' });
    reader.room = Infinity;
    session.drained();

    expect(written).toHaveLength(65);
    expect(written[1]).toBe('event: metric\ndata: {"metric_type":"kind_36","data":36}\n\n');
    expect(written[64]).toBe('event: metric\ndata: {"metric_type":"kind_50","data":"newest"}\n\n');
  });

  it('ends when its token expires, and lets go of everything once', async () => {
    const { clock, session, reader, written } = startSession({ expiresAt: 5_000 });
    let freed = 0;
    session.release(() => void (freed += 1));

    await clock.advance(4_999);
    expect(reader.ended).toBe(false);
    await clock.advance(1);
    session.closed();
    session.end();
    await clock.advance(60_000);

    expect({ ...reader, freed, written: written.length }).toEqual({
      room: Infinity,
      ended: true,
      releases: 1,
      freed: 1,
      written: 1,
    });
  });

  it('tells the reader when to come back where it is asked to', () => {
    const { session, written, reader } = startSession();

    session.end(4_000);

    expect(Number(/^retry: (\d+)\n\n$/.exec(written[1] ?? '')?.[1])).toBeGreaterThanOrEqual(2_000);
    expect(reader.ended).toBe(true);
  });

  it('frees at once what comes after its end', () => {
    const { session } = startSession();
    session.closed();
    let freed = false;

    session.release(() => void (freed = true));

    expect(freed).toBe(true);
  });
});
