import type { Cancel } from '@bizboost/core/contract';
import type { LinkReport } from './link-report.ts';
import { newsOf, reportOfPlain, type TabMessage } from './tab-message.ts';
import { takeIn, withRevisions, type UplinkOptions } from './uplink.ts';

export interface TabFollowerOptions extends UplinkOptions {
  readonly name: string;
  post(message: TabMessage): void;
  /** The leader has not been heard for too long. */
  orphaned(): void;
}

/** A tab that hears the stream from another one. */
export interface TabFollower {
  hear(message: TabMessage): void;
  /** Says what this tab asks, now. */
  tell(): void;
  report(): LinkReport;
  close(): void;
}

const BEATS_BETWEEN_ASKS = 6;

export function createTabFollower(options: TabFollowerOptions): TabFollower {
  const { book, clock, limits, name, post } = options;
  let report: LinkReport = { link: 'connecting', attempt: 0 };
  let leader = '';
  let toldAt = 0;
  let stopWatching: Cancel = () => undefined;

  const tell = (): void => {
    toldAt = clock.now();
    post({ type: 'asks', from: name, asks: withRevisions(book, options.asks()) });
  };
  // Not all at once where a leader dies: the first one to steal is heard by the others in time.
  const patienceMs = limits.leaderSilenceMs * (0.8 + 0.2 * options.random());
  const watch = (): void => {
    stopWatching();
    stopWatching = clock.schedule(patienceMs, options.orphaned);
  };

  function hearBeat(message: TabMessage & { readonly type: 'beat' }): void {
    report = reportOfPlain(message.report);
    options.report(report);
    const isDue = clock.now() - toldAt >= BEATS_BETWEEN_ASKS * limits.leaderBeatMs;
    if (leader !== message.from || isDue) {
      leader = message.from;
      tell();
    }
  }

  function hearNews(message: TabMessage & { readonly type: 'news' }): void {
    const news = newsOf(message);
    if (news === undefined) return options.rejected();
    if (news.type !== 'metric' && !options.asks().includes(news.ask)) return;
    // A patch on what this tab does not have: the leader has the whole answer.
    if (!takeIn(options, news)) tell();
  }

  watch();
  return {
    hear(message) {
      if (message.type !== 'beat' && message.type !== 'news') return;
      watch();
      if (message.type === 'beat') hearBeat(message);
      else hearNews(message);
    },
    tell,
    report: () => report,
    close: () => stopWatching(),
  };
}
