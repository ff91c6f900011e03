import type { CommonFields, LinkStatus, Snapshot } from '@bizboost/core/contract';
import type { Failure } from '../failure.ts';

/** What an element needs to know of an answer to show how good it is. */
export type Answered = Pick<CommonFields, 'as_of' | 'freshness' | 'missing'>;

/** Everything an element knows of its question at one moment. What people see is a function of it (`viewOf`). */
export interface ViewState<A> {
  /** Names what is asked; empty when nothing is. */
  readonly question: string;
  /** When this began to be asked, ms UTC. */
  readonly askedAt: number;
  /** The last good answer. */
  readonly answer?: A | undefined;
  /** The question the answer belongs to: another one for a moment after the period was changed. */
  readonly answerTo: string;
  /** `idle`: nothing is asked. `given`: the host handed the answer over, there is no link. */
  readonly link: LinkStatus | 'idle' | 'given';
  readonly error?: Failure | undefined;
  readonly attempt: number;
}

/** A snapshot of a source; or, where it could not even be asked, what stood in the way. */
export type Heard<A> = Omit<Snapshot<A>, 'error'> & { readonly error?: Failure | undefined };

/** What can happen to a question. */
export type ViewChange<A> =
  /** `keepsAnswer`: the same business on another period, so the old numbers may stand, marked, until the new ones come. */
  | { readonly kind: 'asked'; readonly question: string; readonly keepsAnswer: boolean; readonly at: number }
  | { readonly kind: 'heard'; readonly snapshot: Heard<A> }
  | { readonly kind: 'given'; readonly answer: A }
  | { readonly kind: 'refused'; readonly error: Failure }
  | { readonly kind: 'withdrawn'; readonly at: number };

/** Nothing asked yet. `at`: now, ms UTC. */
export function initialState<A>(at: number): ViewState<A> {
  return { question: '', askedAt: at, answerTo: '', link: 'idle', attempt: 0 };
}

/** The next state. Pure. */
export function nextState<A>(state: ViewState<A>, change: ViewChange<A>): ViewState<A> {
  switch (change.kind) {
    case 'asked':
      return asked(state, change);
    case 'heard':
      return heard(state, change.snapshot);
    case 'given':
      return { ...initialState<A>(state.askedAt), answer: change.answer, link: 'given' };
    case 'refused':
      return { ...initialState<A>(state.askedAt), link: 'given', error: change.error };
    case 'withdrawn':
      return initialState(change.at);
  }
}

function asked<A>(state: ViewState<A>, change: Extract<ViewChange<A>, { kind: 'asked' }>): ViewState<A> {
  const fresh: ViewState<A> = { ...initialState<A>(change.at), question: change.question, link: 'connecting' };
  if (change.keepsAnswer && state.link !== 'given') return { ...fresh, answer: state.answer, answerTo: state.answerTo };
  return fresh;
}

function heard<A>(state: ViewState<A>, snapshot: Heard<A>): ViewState<A> {
  if (state.link === 'idle' || state.link === 'given') return state; // a late word from a source that is no longer asked
  const link = { link: snapshot.link, error: snapshot.error, attempt: snapshot.attempt ?? 0 };
  // Whoever is refused must not go on seeing what the one before was shown.
  if (snapshot.link === 'denied') return { ...state, ...link, answer: undefined, answerTo: '' };
  if (snapshot.answer === undefined) return { ...state, ...link };
  return { ...state, ...link, answer: snapshot.answer, answerTo: state.question };
}
