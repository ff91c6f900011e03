import {
  addressOf,
  type AnswerOf,
  type BizBoostError,
  type ParamsOf,
  type QueryDefinition,
  type Snapshot,
} from '@bizboost/core/contract';
import { Observable } from 'rxjs';
import type { Note } from './hub.ts';
import type { Membership } from './membership.ts';

/** Snapshots of a question: what is known at once, then every change. Ends only with the client. */
export function watchQuestion<Q extends QueryDefinition>(
  membership: Membership,
  query: Q,
  params: ParamsOf<Q>,
): Observable<Snapshot<AnswerOf<Q>>> {
  return new Observable((subscriber) => {
    let ask: string;
    try {
      ask = addressOf(query, params);
    } catch (error) {
      // No retry makes a wrong question right.
      subscriber.next({ link: 'failed', error: error as BizBoostError });
      return undefined;
    }
    let last: Snapshot<AnswerOf<Q>> | undefined;
    const changed = (): void => {
      const next = snapshotOf(membership, query, ask);
      if (last !== undefined && isSame(last, next)) return;
      last = next;
      subscriber.next(next);
    };
    const cancel = membership.add({
      attach: (hub) => hub.attach(ask, changed),
      changed,
      ended: () => subscriber.complete(),
    });
    changed();
    return cancel;
  });
}

/** What the host told its viewers. */
export function watchNotes(membership: Membership): Observable<Note> {
  return new Observable((subscriber) =>
    membership.add({
      attach: (hub) => hub.onNote((note) => subscriber.next(note)),
      changed: () => undefined,
      ended: () => subscriber.complete(),
    }),
  );
}

function snapshotOf<Q extends QueryDefinition>(membership: Membership, query: Q, ask: string): Snapshot<AnswerOf<Q>> {
  const { answer, error } = membership.known(ask, query);
  const report = membership.link();
  return {
    answer: answer as AnswerOf<Q> | undefined,
    link: report.link === 'idle' ? 'connecting' : report.link,
    error: error ?? report.error,
    attempt: report.attempt,
    retryAt: report.retryAt,
  };
}

function isSame(a: Snapshot<unknown>, b: Snapshot<unknown>): boolean {
  return (
    a.answer === b.answer &&
    a.link === b.link &&
    a.error === b.error &&
    a.attempt === b.attempt &&
    a.retryAt === b.retryAt
  );
}
