import type { State, StateKind } from '@bizboost/core';
import { namesOf, type ReadParts } from './read.ts';
import { Binder, type Statement } from './statement.ts';
import { storable } from './storable-text.ts';
import { stateOf } from './table-rows.ts';
import { STATE } from './tables.ts';

/** Which states of a business: those with the ids, or all of the kind. */
export interface StatesAsked {
  readonly kind: StateKind;
  readonly ids: readonly string[] | undefined;
}

interface Waiting extends StatesAsked {
  resolve(states: readonly State[]): void;
  reject(error: unknown): void;
}

/**
 * Finds states. What is asked of one business in one turn of the event loop goes to the database as one statement: the parts of a dashboard ask for
 * their names all at once, and each statement costs a round trip.
 */
export class StateFinder {
  readonly #parts: ReadParts;
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(parts: ReadParts) {
    this.#parts = parts;
  }

  /** Each state once, those that are not there left out. */
  find(business: string, asked: StatesAsked): Promise<readonly State[]> {
    if (asked.ids?.length === 0) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(business);
      const one = { ...asked, resolve, reject };
      if (waiting !== undefined) return void waiting.push(one);
      this.#waiting.set(business, [one]);
      // After all that is asked by promises which have settled by now.
      process.nextTick(() => void this.#ask(business));
    });
  }

  async #ask(business: string): Promise<void> {
    const waiting = this.#waiting.get(business) ?? [];
    this.#waiting.delete(business);
    try {
      const rows = await this.#parts.session.all(statesStatement(this.#parts, business, waiting));
      const states = new Map(rows.map((row) => [`${String(row['kind'])} ${String(row['id'])}`, stateOf(row)]));
      for (const one of waiting) one.resolve([...states.values()].filter(isAsked(one)));
    } catch (error) {
      for (const one of waiting) one.reject(error);
    }
  }
}

/** The states that any of the questions is about; one that several are about is there several times. */
export function statesStatement({ dialect }: ReadParts, business: string, asked: readonly StatesAsked[]): Statement {
  const binder = new Binder(dialect);
  const parts = asked.map(({ kind, ids }) => {
    const conditions = [binder.isBusiness('business_id', business), `kind = ${binder.bind(kind)}`];
    if (ids !== undefined) conditions.push(binder.isOneOf('id', [...new Set(ids)].map(storable)));
    return `SELECT ${namesOf(STATE)} FROM ${STATE.name} WHERE ${conditions.join(' AND ')}`;
  });
  return binder.statement(parts.join(' UNION ALL '));
}

function isAsked({ kind, ids }: StatesAsked): (state: State) => boolean {
  const wanted = ids && new Set(ids);
  return (state) => state.kind === kind && (wanted === undefined || wanted.has(state.id));
}
