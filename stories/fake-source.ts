import {
  BizBoostError,
  driversQuery,
  metricQuery,
  predictCommand,
  predictorQuery,
  receiptQuery,
  suggestionsQuery,
  type AnalyticsSource,
  type AnswerOf,
  type LinkStatus,
  type LiveAnswer,
  type MetricAnswer,
  type ParamsOf,
  type QueryDefinition,
  type ReceiptOf,
  type CommandDefinition,
  type InputOf,
  type PostDraft,
  type Snapshot,
  type SuggestionsAnswer,
} from '@bizboost/core/contract';
import { Observable, Subject } from 'rxjs';
import { adviceOf, predictAnswer, type PostHistory } from './advice-data.ts';
import { driversAnswer } from './fake-drivers.ts';
import { receiptAnswer } from './fake-receipt.ts';
import { emptyAnswer, shopAnswer, STORY_NOW, vastAnswer } from './shop-data.ts';

/** How the way to the shop is at the moment. */
export interface FakeLink {
  readonly link: LinkStatus;
  readonly error?: BizBoostError | undefined;
  readonly attempt?: number | undefined;
}

export interface FakeOptions {
  /** Default: as it is. `empty` for a shop's first day, `vast` for sums too large to be told, `silent` for a source that never answers. */
  readonly shop?: 'busy' | 'empty' | 'vast' | 'silent';
  /** How much the shop has posted. Default `thousands`; an `empty` shop has posted nothing. */
  readonly posts?: PostHistory;
  readonly link?: FakeLink;
  /** The moment, ms UTC; it stands still. Default `STORY_NOW`. */
  readonly now?: number;
}

/**
 * An `AnalyticsSource` for stories and tests: the same numbers each time, at a moment that stands still, and a link that does what
 * it is told. Nothing is timed: whoever wants a sale makes one.
 */
export class FakeSource implements AnalyticsSource {
  readonly #changed = new Subject<void>();
  #now: number;
  #shop: NonNullable<FakeOptions['shop']>;
  #link: FakeLink;
  #sold = 0;
  #posts: PostHistory;
  #published = 0;
  #holdsData = true;
  /** How many watch now. */
  watchers = 0;
  /** How often somebody asked to try again. */
  reconnects = 0;
  /** The drafts asked about, oldest first. */
  readonly drafts: (PostDraft | { readonly drafts: readonly PostDraft[] })[] = [];
  /** Set to make commands wait, or fail. */
  beforeAnswering: () => Promise<void> = () => Promise.resolve();

  constructor({
    shop = 'busy',
    posts = shop === 'empty' ? 'none' : 'thousands',
    link = { link: 'live' },
    now = STORY_NOW,
  }: FakeOptions = {}) {
    this.#posts = posts;
    this.#shop = shop;
    this.#link = link;
    this.#now = now;
    this.#holdsData = shop !== 'silent' && link.link !== 'denied';
  }

  /** A sale of so many kwacha. The shop's moment stays, unless the sale says when it is. */
  sell(amount: number, at = this.#now): void {
    this.#now = at;
    this.#sold += amount;
    this.#changed.next();
  }

  /** So many posts more. */
  publish(posts = 1): void {
    this.#published += posts;
    this.#changed.next();
  }

  /** As after a long time of posting: advice of another history. */
  learn(posts: PostHistory): void {
    this.#posts = posts;
    this.#changed.next();
  }

  /** The advice as it is now. */
  advice(): SuggestionsAnswer {
    const advice = adviceOf[this.#posts];
    const history = { ...advice.history, posts: advice.history.posts + this.#published };
    if (this.#shop !== 'vast') return { ...advice, history };
    const missing = [{ code: 'sum_too_large', params: { field: 'history' } }];
    return { ...advice, history, freshness: 'partial', missing };
  }

  /** Changes the way to the shop; the last numbers stay, as they do in life. */
  become(link: FakeLink): void {
    this.#link = link;
    this.#changed.next();
  }

  /** The first numbers arrive. */
  answerNow(): void {
    this.#shop = this.#shop === 'silent' ? 'busy' : this.#shop;
    this.#holdsData = true;
    this.#changed.next();
  }

  /** The live answer as it is now, for a page that hands over its data. */
  live(period: string): LiveAnswer {
    return this.#live(period);
  }

  ask<Q extends QueryDefinition>(query: Q, params: ParamsOf<Q>): Promise<AnswerOf<Q>> {
    if (query.path === predictorQuery.path)
      return Promise.reject(new BizBoostError('unsupported', 'The fake shop foretells drafts by itself.'));
    return Promise.resolve(this.#answer(query, params));
  }

  watch<Q extends QueryDefinition>(query: Q, params: ParamsOf<Q>): Observable<Snapshot<AnswerOf<Q>>> {
    return new Observable((watcher) => {
      this.watchers += 1;
      const tell = (): void =>
        watcher.next({ ...this.#link, answer: this.#holdsData ? this.#answer(query, params) : undefined });
      const subscription = this.#changed.subscribe(tell);
      tell();
      return () => {
        this.watchers -= 1;
        subscription.unsubscribe();
      };
    });
  }

  async act<C extends CommandDefinition>(command: C, input: InputOf<C>): Promise<ReceiptOf<C>> {
    if (command.path !== predictCommand.path)
      throw new BizBoostError(
        'unsupported',
        `The fake shop knows no drafts but posts; it was asked to ${command.name}.`,
      );
    const draft = input as InputOf<typeof predictCommand>;
    this.drafts.push(draft);
    await this.beforeAnswering();
    return predictAnswer(draft, this.#posts, this.#now) as ReceiptOf<C>;
  }

  reconnect(): void {
    this.reconnects += 1;
    this.become({ link: 'live' });
  }

  #answer<Q extends QueryDefinition>(query: Q, params: ParamsOf<Q>): AnswerOf<Q> {
    const {
      period = 'today',
      name = '',
      by,
    } = params as { readonly period?: string; readonly name?: string; readonly by?: string };
    if (query.path === suggestionsQuery.path) return this.advice() as AnswerOf<Q>;
    const live = this.#live(period);
    if (query.path === driversQuery.path) return driversAnswer(live, name, by) as AnswerOf<Q>;
    if (query.path === receiptQuery.path) return receiptAnswer(live, name, metricAnswer(live, name)) as AnswerOf<Q>;
    return (query.path === metricQuery.path ? metricAnswer(live, name, by) : live) as AnswerOf<Q>;
  }

  #live(period: string): LiveAnswer {
    const moment = { period, now: this.#now, extra: this.#sold };
    if (this.#shop === 'empty') return emptyAnswer(period, this.#now);
    return this.#shop === 'vast' ? vastAnswer(moment) : shopAnswer(moment);
  }
}

/** One metric of the shop, made from its live answer. */
export function metricAnswer(live: LiveAnswer, name: string, by?: string): MetricAnswer {
  const { business_id, currency, as_of, revision, freshness, period, compared_to } = live;
  const lacks = name === 'revenue' && live.missing !== undefined;
  const series = live.revenue.series.map(({ at, revenue }) => ({
    at,
    value: name === 'revenue' ? revenue : Math.round((revenue ?? 0) / 180),
  }));
  const value = series.reduce((sum, point) => sum + (point.value ?? 0), 0);
  const groups =
    by === 'channel'
      ? Object.entries(live.revenue.revenue_by_channel).map(([key, amount]) => ({
          key,
          name: key,
          value: amount,
          previous: null,
        }))
      : by === 'product'
        ? live.revenue.top_products.map((product) => ({
            key: product.product_id,
            name: product.name,
            value: product.revenue,
            previous: null,
          }))
        : undefined;
  return {
    name,
    unit: name === 'revenue' ? 'money' : 'count',
    value: lacks ? null : Math.round(value * 100) / 100,
    previous: Math.round((value / 1.045) * 100) / 100,
    trend: value === 0 || lacks ? null : 4.5,
    series,
    ...(by === undefined || groups === undefined ? {} : { by, groups }),
    business_id,
    currency,
    as_of,
    revision,
    freshness: lacks ? 'partial' : freshness === 'partial' ? 'fresh' : freshness,
    ...(lacks && {
      missing: ['groups', 'series', 'value'].map((field) => ({ code: 'sum_too_large', params: { field } })),
    }),
    period,
    compared_to,
  };
}
