import type { Computing, Reading, ReadRequest } from '../cache/reading.ts';
import type { ReadThrough } from '../cache/read-through.ts';
import { NEVER } from '../cache/store.ts';
import { resolvePeriod } from '../kernel/calendar.ts';
import type { Clock } from '../kernel/clock.ts';
import { contentHash } from '../kernel/content-hash.ts';
import type { MissingPart } from '../kernel/missing-part.ts';
import type { Period } from '../kernel/period.ts';
import type { MetricDefinition } from '../metric/definition.ts';
import type { BusinessProfile } from '../records/profile.ts';
import type { View, WireAnswer } from './analytics.ts';
import { composeAnswer, staleAnswer } from './compose-answer.ts';
import type { KeptModels } from './kept-models.ts';
import { MissingParts } from './missing-parts.ts';
import type { Question } from './questions.ts';
import type { Tenants } from './tenants.ts';
import type { BusinessId } from '../kernel/ids.ts';

const MINUTE_MS = 60_000;

/** Who asks: a business, and how the asker looks at it. */
export interface Asker {
  readonly business: BusinessId;
  readonly view: View;
}

/** An answer for someone who stays. */
export interface StandingReading {
  readonly answer: WireAnswer;
  /** The source failed: this is the last good one. */
  readonly isStale: boolean;
  /** When it will be another one even if nothing changes, ms UTC. */
  readonly until: number;
}

/** What an asker's questions are remembered under: made once, since a text that is put together anew must be hashed anew. */
interface AskerKeys {
  readonly profile: BusinessProfile | undefined;
  readonly prefix: string;
  readonly byQuestion: WeakMap<Question, string>;
}

export interface AnswersParts {
  readonly tenants: Tenants;
  readonly cache: ReadThrough;
  readonly clock: Clock;
  readonly ttlMs: number;
  readonly metrics: ReadonlyMap<string, MetricDefinition>;
  readonly models: KeptModels;
}

/** Answers questions in wire form, each computed once for all who ask. */
export class Answers {
  readonly #parts: AnswersParts;
  readonly #keys = new WeakMap<Asker, AskerKeys>();

  constructor(parts: AnswersParts) {
    this.#parts = parts;
  }

  /** The answer now. What is remembered and fresh costs no computation and no look at the profile. */
  ask(asker: Asker, question: Question, signal?: AbortSignal): Promise<WireAnswer> {
    const known = this.#parts.cache.peek(this.#keyOf(asker, question), asker.business);
    return known === undefined ? this.#read(asker, question, signal) : Promise.resolve(known.value as WireAnswer);
  }

  /** The answer now, never one that only time has made old. */
  async stand(asker: Asker, question: Question): Promise<StandingReading> {
    const { until, ...request } = await this.#request(asker, question);
    const reading = await this.#parts.cache.read(this.#keyOf(asker, question), { ...request, staleForMs: 0 });
    return {
      answer: answerOf(reading),
      isStale: reading.freshness === 'stale',
      until: Math.min(until, reading.asOf + this.#parts.ttlMs),
    };
  }

  /** Answers ahead of the first asker. What cannot be answered is told to `onError`; rejects where there is no such business. */
  async warm(asker: Asker, questions: readonly Question[]): Promise<void> {
    const requests = await Promise.all(
      questions.map(async (question) => [this.#keyOf(asker, question), await this.#request(asker, question)] as const),
    );
    await this.#parts.cache.warm(requests);
  }

  /** The profile as the asker sees it. */
  async profile(asker: Asker): Promise<BusinessProfile> {
    const { timezone, weekStart } = asker.view;
    const profile = await this.#parts.tenants.of(asker.business).profile();
    return { ...profile, timezone: timezone ?? profile.timezone, week_start: weekStart ?? profile.week_start };
  }

  async #read(asker: Asker, question: Question, signal: AbortSignal | undefined): Promise<WireAnswer> {
    const request = await this.#request(asker, question);
    return answerOf(await this.#parts.cache.read(this.#keyOf(asker, question), { ...request, signal }));
  }

  async #request(asker: Asker, question: Question): Promise<ReadRequest<WireAnswer> & { readonly until: number }> {
    const tenant = this.#parts.tenants.of(asker.business);
    await tenant.open();
    const now = this.#parts.clock.now();
    const period = periodOf(question, await this.profile(asker), now);
    const turnMs = question.answerer.turnMs ?? MINUTE_MS;
    const until = nextTurnOf(period, { now, turnMs });
    return {
      compute: (computing) => this.#compute(asker, question, computing),
      tags: question.tags,
      sequenceScope: asker.business,
      freshUntil: until,
      until,
      // Past its minute an answer is shown for one more while a new one is made; later whoever asks waits for the new one.
      staleForMs: period.isRunning ? turnMs : this.#parts.ttlMs,
      expiresAt: period.isRunning ? period.interval.to : NEVER,
    };
  }

  async #compute(asker: Asker, question: Question, { asOf, signal }: Computing): Promise<WireAnswer> {
    const tenant = this.#parts.tenants.of(asker.business);
    await tenant.open();
    const profile = await this.profile(asker);
    const period = periodOf(question, profile, asOf);
    const business = tenant.id;
    return tenant.gate.readWhole(async () => {
      const missing = new MissingParts();
      const onMissing = (part: MissingPart): void => missing.add(part);
      const reader = tenant.reader(onMissing);
      const { metrics } = this.#parts;
      const models = this.#parts.models.of(business);
      const context = { business, profile, now: asOf, period, reader, metrics, models, onMissing, signal };
      const content: object = await question.answerer.answer(context, question.params as never);
      return composeAnswer(content, { business, profile, period, asOf, missing });
    });
  }

  /** Nobody else's: what is in the brackets cannot be spelled by another business, view or host's profile. */
  #keyOf(asker: Asker, question: Question): string {
    const profile = this.#parts.tenants.hostProfileOf(asker.business);
    let keys = this.#keys.get(asker);
    if (keys === undefined || keys.profile !== profile) {
      keys = { profile, prefix: prefixOf(asker, profile), byQuestion: new WeakMap() };
      this.#keys.set(asker, keys);
    }
    let key = keys.byQuestion.get(question);
    if (key === undefined) keys.byQuestion.set(question, (key = keys.prefix + question.address));
    return key;
  }
}

function prefixOf({ business, view }: Asker, profile: BusinessProfile | undefined): string {
  const ofProfile = profile === undefined ? null : contentHash(JSON.stringify(profile));
  return JSON.stringify(['answer', business, view.timezone ?? null, view.weekStart ?? null, ofProfile]);
}

function answerOf({ value, freshness }: Reading<WireAnswer>): WireAnswer {
  return freshness === 'stale' ? staleAnswer(value) : value;
}

function periodOf({ params }: Question, { timezone, week_start }: BusinessProfile, now: number): Period {
  return resolvePeriod(params['period'] ?? 'today', { timezone, weekStart: week_start }, now);
}

/** When time alone makes the answer another one: the next whole turn or the end of a period that runs, the start of one to come. */
function nextTurnOf(
  { interval, isRunning }: Period,
  { now, turnMs }: { readonly now: number; readonly turnMs: number },
): number {
  if (isRunning) return Math.min((Math.floor(now / turnMs) + 1) * turnMs, interval.to);
  return now < interval.from ? interval.from : NEVER;
}
