import { Observable } from 'rxjs';
import { BizBoostError } from '../kernel/errors.ts';
import type { Snapshot } from '../protocol/source.ts';
import type { StandingListener } from './analytics.ts';

/**
 * A standing question as snapshots: `connecting` at once, then each answer. Trouble comes as a snapshot with `error` beside the last
 * good answer; the observable itself never errors and never completes.
 */
export function observe<Answer>(join: (listener: StandingListener) => () => void): Observable<Snapshot<Answer>> {
  return new Observable((subscriber) => {
    let answer: Answer | undefined;
    subscriber.next({ link: 'connecting' });
    const listener: StandingListener = {
      update({ data }) {
        answer = data as Answer;
        subscriber.next({ answer, link: 'live' });
      },
      problem: (error) => subscriber.next({ ...(answer === undefined ? {} : { answer }), link: 'live', error }),
    };
    try {
      return join(listener);
    } catch (error) {
      if (!BizBoostError.isInstance(error)) throw error;
      subscriber.next({ link: 'failed', error });
      return undefined;
    }
  });
}
