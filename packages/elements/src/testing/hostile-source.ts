import type { AnswerOf, AnalyticsSource, ParamsOf, QueryDefinition, Snapshot } from '@bizboost/core/contract';
import { map, type Observable } from 'rxjs';
import { FakeSource } from '../../../../stories/fake-source.ts';

/** What runs if any name becomes more than text; each leaves a trace of its own. */
export const MARKUP =
  '<img class="hostile" src="x" onerror="window.hostile=1"><script class="hostile">window.hostile=2</script><a class="hostile" href="javascript:window.hostile=3">x</a>';
/** Turns what follows it around, unless the name is kept to itself. */
export const OVERRIDE = '\u202E';
/** Nothing to see: where a name that overrides ends. */
export const END = '\u2060';

/** A name made hostile. */
export type Put = (name: string) => string;

/** The fields in which an answer repeats what people have typed somewhere. */
const TYPED = new Set([
  'name',
  'caption',
  'topic',
  'hashtag',
  'text',
  'title',
  'example',
  'word',
  'product',
  'campaign',
]);

/** The usual shop, in which everything that people have named is named by somebody who means harm. */
export class HostileSource extends FakeSource {
  readonly #put: Put;

  constructor(put: Put) {
    super();
    this.#put = put;
  }

  override ask<Q extends QueryDefinition>(query: Q, params: ParamsOf<Q>): Promise<AnswerOf<Q>> {
    return super.ask(query, params).then((answer) => this.#changed(answer));
  }

  override watch<Q extends QueryDefinition>(query: Q, params: ParamsOf<Q>): Observable<Snapshot<AnswerOf<Q>>> {
    return super
      .watch(query, params)
      .pipe(
        map((snapshot) =>
          snapshot.answer === undefined ? snapshot : { ...snapshot, answer: this.#changed(snapshot.answer) },
        ),
      );
  }

  #changed<T>(answer: T): T {
    return this.#within(answer, false) as T;
  }

  /** In lists alone: the answer's own name is that of its metric. */
  #within(value: unknown, isListed: boolean): unknown {
    if (Array.isArray(value)) return value.map((one) => this.#within(one, true));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([field, inner]) => {
        if (typeof inner === 'string' && isListed && TYPED.has(field)) return [field, this.#put(inner)];
        if (field === 'hashtags' && Array.isArray(inner)) return [field, inner.map((tag) => this.#put(String(tag)))];
        return [field, this.#within(inner, isListed)];
      }),
    );
  }
}

/** As what it stands in for. */
export type HostileShop = HostileSource & AnalyticsSource;
