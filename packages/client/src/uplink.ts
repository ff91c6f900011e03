import type { StreamAsk } from '@bizboost/core/contract';
import type { AnswerBook } from './answer-book.ts';
import { createConnection, type Connection, type ConnectionOptions } from './connection.ts';
import type { LinkReport } from './link-report.ts';
import type { StreamMessage } from './stream-message.ts';

/** What a hub gives its uplink. */
export interface UplinkOptions extends Pick<ConnectionOptions, 'send' | 'clock' | 'random' | 'limits'> {
  readonly book: AnswerBook;
  /** The addresses that this page watches. */
  asks(): readonly string[];
  /** The book has taken this in, or it is a note: tell who watches. */
  taken(message: StreamMessage): void;
  rejected(): void;
  report(report: LinkReport): void;
}

/** Where a hub's answers come from: a connection of its own, or another tab's. */
export interface Uplink extends Connection {
  role(): 'alone' | 'leader' | 'follower';
  /** Whether another tab relies on this page for the question. */
  holds(ask: string): boolean;
}

/** Takes a message into the book. False: it does not fit. */
export function takeIn({ book, taken }: UplinkOptions, message: StreamMessage): boolean {
  if (message.type !== 'metric' && !book.take(message)) return false;
  taken(message);
  return true;
}

/** The questions with the revisions that are had. */
export function withRevisions(book: AnswerBook, asks: Iterable<string>): StreamAsk[] {
  return [...asks].map((ask) => {
    const have = book.have(ask);
    return have === undefined ? { ask } : { ask, have };
  });
}

/** A connection of the page's own. */
export function createOwnUplink(options: UplinkOptions): Uplink {
  const connection = createConnection({
    ...options,
    asks: () => withRevisions(options.book, options.asks()),
    receive: (message) => !isWanted(options, message) || takeIn(options, message),
  });
  return { ...connection, role: () => 'alone', holds: () => false };
}

/** Messages for questions that nobody asks any more may still be under way. */
function isWanted(options: UplinkOptions, message: StreamMessage): boolean {
  return message.type === 'metric' || options.asks().includes(message.ask);
}
