import type { PostDraft, Prediction } from '@bizboost/core/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReactiveControllerHost } from 'lit';
import { LatestOutlook, type Outlook } from './latest-outlook.ts';

const host = {
  addController: () => undefined,
  requestUpdate: vi.fn<() => void>(),
} as unknown as ReactiveControllerHost & Element;
const draft = (caption: string): PostDraft[] => [{ channel: 'facebook', caption }];
const outlook = (score: number): Outlook => ({ predictions: [{ predicted_engagement: score } as Prediction] });
const scoreOf = ({ state }: LatestOutlook): number | undefined => state.outlook?.predictions[0]?.predicted_engagement;

/** Answers that come when they are told to. */
function oracle() {
  const asked: {
    readonly caption: string | undefined;
    readonly signal: AbortSignal;
    answer(score: number): void;
    fail(error: unknown): void;
  }[] = [];
  return {
    asked,
    foretell: ([first]: readonly PostDraft[], signal: AbortSignal): Promise<Outlook> =>
      new Promise((resolve, reject) => {
        asked.push({ caption: first?.caption, signal, answer: (score) => resolve(outlook(score)), fail: reject });
      }),
  };
}

describe('the latest outlook', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is asked for after a pause, of the newest draft alone', () => {
    const { asked, foretell } = oracle();
    const latest = new LatestOutlook(host, () => undefined);
    for (const caption of ['W', 'Wr', 'Wra']) {
      latest.ask(draft(caption), 'g', 150, foretell);
      vi.advanceTimersByTime(100);
    }
    expect(asked).toHaveLength(0);
    vi.advanceTimersByTime(50);
    expect(asked.map(({ caption }) => caption)).toEqual(['Wra']);
  });

  it('drops the late answer of an older draft, and aborts what worked on it', async () => {
    const { asked, foretell } = oracle();
    const latest = new LatestOutlook(host, () => undefined);
    latest.ask(draft('old'), 'g', 0, foretell);
    latest.ask(draft('new'), 'g', 0, foretell);
    expect(asked[0]?.signal.aborted).toBe(true);

    asked[1]?.answer(70);
    await vi.advanceTimersByTimeAsync(0);
    asked[0]?.answer(10);
    await vi.advanceTimersByTimeAsync(0);

    expect(scoreOf(latest)).toBe(70);
    expect(latest.state).toMatchObject({ isBehind: false, isAsking: false });
  });

  it('stays, marked, while the next is on its way or fails', async () => {
    const { asked, foretell } = oracle();
    const onError = vi.fn<() => void>();
    const latest = new LatestOutlook(host, onError);
    latest.ask(draft('one'), 'g', 0, foretell);
    asked[0]?.answer(40);
    await vi.advanceTimersByTimeAsync(0);

    latest.ask(draft('two'), 'g', 0, foretell);
    expect([scoreOf(latest), latest.state.isBehind, latest.state.isAsking]).toEqual([40, true, true]);
    asked[1]?.fail(new Error('10.0.3.7 refused'));
    await vi.advanceTimersByTimeAsync(0);

    expect([scoreOf(latest), latest.state.isBehind, latest.state.isAsking]).toEqual([40, true, false]);
    expect(latest.state.error).toMatchObject({ code: 'internal', retryable: true });
    expect(latest.state.error?.message).not.toContain('10.0.3.7');
    expect(onError).toHaveBeenCalledTimes(1);
  });

  it('is there at once where it is worked out at once', () => {
    const latest = new LatestOutlook(host, () => undefined);
    latest.ask(draft('one'), 'g', 0, () => outlook(64));
    expect(scoreOf(latest)).toBe(64);
  });

  it('is asked for once, until the draft, the answerer or what it knows is another', () => {
    const { asked, foretell } = oracle();
    const latest = new LatestOutlook(host, () => undefined);
    latest.ask(draft('one'), 'g', 0, foretell);
    latest.ask(draft('one'), 'g', 0, foretell);
    latest.ask(draft('one'), 'h', 0, foretell);
    latest.again();
    latest.ask(draft('one'), 'h', 0, foretell);
    expect(asked).toHaveLength(3);
  });

  it('of the same draft is not marked as old while it is asked for anew', async () => {
    const { asked, foretell } = oracle();
    const latest = new LatestOutlook(host, () => undefined);
    latest.ask(draft('one'), 'g', 0, foretell);
    asked[0]?.answer(40);
    await vi.advanceTimersByTimeAsync(0);
    latest.ask(draft('one'), 'with a post more', 0, foretell);
    expect(latest.state).toMatchObject({ isBehind: false, isAsking: true });
  });

  it('comes no more once its element has gone', async () => {
    const { asked, foretell } = oracle();
    const latest = new LatestOutlook(host, () => undefined);
    latest.ask(draft('one'), 'g', 150, foretell);
    latest.hostDisconnected();
    vi.advanceTimersByTime(1_000);
    expect(asked).toHaveLength(0);

    latest.ask(draft('one'), 'g', 0, foretell);
    latest.hostDisconnected();
    asked[0]?.answer(10);
    await vi.advanceTimersByTimeAsync(0);
    expect(scoreOf(latest)).toBeUndefined();
  });
});
