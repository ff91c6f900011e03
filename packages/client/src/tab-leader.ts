import type { Cancel } from '@bizboost/core/contract';
import { createConnection } from './connection.ts';
import type { LinkReport } from './link-report.ts';
import type { Conditions } from './link-state.ts';
import type { StreamMessage } from './stream-message.ts';
import { createTabFollowers } from './tab-followers.ts';
import { plainReportOf, type TabMessage } from './tab-message.ts';
import { takeIn, withRevisions, type UplinkOptions } from './uplink.ts';

export interface TabLeaderOptions extends UplinkOptions {
  readonly name: string;
  post(message: TabMessage): void;
}

/** The tab that holds the stream, for itself and for the others. */
export interface TabLeader {
  update(conditions: Conditions): void;
  shown(): void;
  woken(): void;
  reconnect(): void;
  hear(message: TabMessage): void;
  holds(ask: string): boolean;
  close(): void;
}

// A follower says what it asks at least every six beats; one not heard for twenty is gone.
const BEATS_UNTIL_GONE = 20;

export function createTabLeader(options: TabLeaderOptions): TabLeader {
  const { book, clock, limits, name, post } = options;
  const followers = createTabFollowers();
  let conditions: Conditions = { wanted: false, visible: true, online: true };
  let report: LinkReport = { link: 'connecting', attempt: 0 };
  let stopBeating: Cancel = () => undefined;
  let isClosed = false;

  const allAsks = (): Set<string> => new Set([...options.asks(), ...followers.asks()]);
  const tell = (message: StreamMessage): void => {
    const { type, ...value } = message;
    if (followers.size > 0) post({ type: 'news', from: name, name: type, value });
  };

  const connection = createConnection({
    ...options,
    asks: () => withRevisions(book, allAsks()),
    receive(message) {
      if (message.type !== 'metric' && !allAsks().has(message.ask)) return true;
      if (!takeIn(options, message)) return false;
      tell(message);
      return true;
    },
    report(next) {
      report = next;
      options.report(next);
      if (!isClosed) beat();
    },
  });

  function beat(): void {
    stopBeating();
    stopBeating = clock.schedule(limits.leaderBeatMs, beat);
    post({ type: 'beat', from: name, report: plainReportOf(report) });
    const gone = followers.silentSince(clock.now() - BEATS_UNTIL_GONE * limits.leaderBeatMs);
    if (gone.length > 0) change(() => gone.forEach(followers.delete));
  }

  /** Changes who follows with what. */
  function change(act: () => void): void {
    const before = allAsks();
    act();
    const after = allAsks();
    for (const ask of before) if (!after.has(ask)) book.forget(ask);
    connection.update(conditions);
  }

  function tellWhatIsKnown(ask: string, have?: string): void {
    const raw = book.raw(ask);
    const error = book.problem(ask);
    if (raw !== undefined && raw.revision !== have) tell({ type: 'answer', ask, ...raw });
    if (error !== undefined) tell({ type: 'problem', ask, code: error.code, title: error.message });
  }

  beat();
  return {
    update(next) {
      conditions = next;
      connection.update(next);
    },
    shown: connection.shown,
    woken: connection.woken,
    reconnect: connection.reconnect,
    hear(message) {
      if (message.type === 'reconnect') connection.reconnect();
      if (message.type === 'leave') change(() => followers.delete(message.from));
      if (message.type !== 'asks') return;
      const isNew = !followers.has(message.from);
      const asks = message.asks.map(({ ask }) => ask);
      change(() => followers.set(message.from, asks, clock.now()));
      if (isNew) beat();
      for (const { ask, have } of message.asks) tellWhatIsKnown(ask, have);
    },
    holds: (ask) => followers.asks().includes(ask),
    close() {
      isClosed = true;
      followers.clear();
      connection.close();
      stopBeating();
    },
  };
}
