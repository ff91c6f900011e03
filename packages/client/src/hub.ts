import type { Cancel, QueryDefinition, StreamMessages } from '@bizboost/core/contract';
import { createAnswerBook, type KnownAnswer } from './answer-book.ts';
import { createMembers, type Member } from './hub-members.ts';
import type { LinkReport } from './link-report.ts';
import { watchPage } from './page-sight.ts';
import { createQuestions } from './questions.ts';
import { createRequester } from './requester.ts';
import { createSharedUplink } from './shared-uplink.ts';
import type { StreamMessage } from './stream-message.ts';
import { tabKeyOf } from './tab-message.ts';
import { createOwnUplink, type Uplink, type UplinkOptions } from './uplink.ts';
import { isLoopback, type World } from './world.ts';

export type Note = StreamMessages['metric'];

/** All that one page hears from one server under one identity, over one stream. */
export interface Hub {
  join(member: Member): Cancel;
  /** Calls back whenever there may be something new to read of the question, or of the link. */
  attach(ask: string, changed: () => void): Cancel;
  onNote(listener: (note: Note) => void): Cancel;
  known(ask: string, query: QueryDefinition): KnownAnswer;
  link(): LinkReport;
  role(): ReturnType<Uplink['role']>;
  badMessages(): number;
  asks(): readonly string[];
  reconnect(): void;
}

export interface HubOptions {
  readonly world: World;
  readonly identity: string;
  /** Nobody listens any more: the hub is over. */
  ended(): void;
}

export function createHub({ world, identity, ended }: HubOptions): Hub {
  const { clock, limits } = world;
  const book = createAnswerBook();
  const members = createMembers(identity, world.business);
  const notes = new Set<(note: Note) => void>();
  const questions = createQuestions({ clock, graceMs: limits.graceMs, changed: () => gather(limits.gatherMs) });
  let link: LinkReport = { link: 'connecting', attempt: 0 };
  let badMessages = 0;
  let asked: readonly string[] = [];
  let cancelGather: Cancel = () => undefined;

  const uplink = createUplink(world, identity, {
    ...world,
    send: createRequester({ ...world, token: members.token }),
    book,
    asks: questions.asks,
    taken: (message) => (message.type === 'metric' ? note(message) : questions.tell(message.ask)),
    rejected: () => void (badMessages += 1),
    report,
  });
  const sight = watchPage({
    ...world,
    hiddenMs: limits.hiddenMs,
    changed: settle,
    shown: uplink.shown,
    woken: uplink.woken,
  });

  function gather(waitMs: number): void {
    cancelGather();
    cancelGather = clock.schedule(waitMs, settle);
  }

  /** Makes the uplink what the page needs now. */
  function settle(): void {
    cancelGather();
    const asks = questions.asks();
    for (const ask of asked) if (!asks.includes(ask) && !uplink.holds(ask)) book.forget(ask);
    asked = asks;
    const wanted = asks.length > 0 || notes.size > 0;
    // A server on this machine needs no network.
    uplink.update({ wanted, visible: sight.isSeen(), online: sight.isOnline() || isLoopback(world.baseUrl) });
    if (!wanted) end();
  }

  function end(): void {
    sight.stop();
    uplink.close();
    ended();
  }

  function report(next: LinkReport): void {
    if (isSameReport(link, next)) return;
    link = next;
    // Nothing of what one may not see any more stays.
    if (link.link === 'denied') book.clear();
    questions.tell();
  }

  function note({ metric_type, data }: StreamMessage & { readonly type: 'metric' }): void {
    for (const listener of [...notes]) listener({ metric_type, data });
  }

  return {
    join(member) {
      const leave = members.add(member);
      // Another token of the same holder may do better.
      if (link.link === 'denied') uplink.reconnect();
      return leave;
    },
    attach: questions.add,
    onNote(listener) {
      const own = (one: Note): void => listener(one);
      notes.add(own);
      gather(limits.gatherMs);
      return () => notes.delete(own) && gather(limits.graceMs);
    },
    known: book.known,
    link: () => link,
    role: uplink.role,
    badMessages: () => badMessages,
    asks: questions.asks,
    reconnect: uplink.reconnect,
  };
}

function createUplink(world: World, identity: string, options: UplinkOptions): Uplink {
  if (world.tabs === undefined) return createOwnUplink(options);
  const name = crypto.getRandomValues(new Uint32Array(3)).join('-');
  return createSharedUplink({ ...options, tabs: world.tabs, key: tabKeyOf(world.baseUrl, identity), name });
}

/** Errors that came from another tab are new objects each time. */
function isSameReport(a: LinkReport, b: LinkReport): boolean {
  const isSameError = a.error?.code === b.error?.code && a.error?.message === b.error?.message;
  return isSameError && a.link === b.link && a.attempt === b.attempt && a.retryAt === b.retryAt;
}
