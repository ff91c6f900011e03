import { Observable } from 'rxjs';
import { campaignQuery, driversQuery, liveQuery, metricQuery, revenueQuery } from '../capabilities/live/contract.ts';
import { receiptQuery } from '../capabilities/live/receipt-contract.ts';
import { isTimezone } from '../kernel/calendar.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { JsonValue } from '../kernel/json.ts';
import { addressOf } from '../protocol/address.ts';
import type { AnswerOf, ParamsOf, QueryDefinition } from '../protocol/query.ts';
import type { AskOptions, Snapshot } from '../protocol/source.ts';
import type { BusinessAnalytics, View, WatchMethods, WireAnswer } from './analytics.ts';
import type { Answers, Asker } from './answers.ts';
import type { Commands } from './commands.ts';
import { exportBusiness } from './export-business.ts';
import type { Question, Questions } from './questions.ts';
import type { Recorder } from './recorder.ts';
import type { RememberedValues } from './remembered-values.ts';
import type { StandingQuestions } from './standing.ts';
import type { Tenants } from './tenants.ts';
import type { Upkeep } from './upkeep.ts';
import { EVERYTHING } from '../kernel/sequences.ts';
import { observe } from './watch.ts';

/** The parts of an engine that a business's face is made of. */
export interface BusinessParts {
  readonly tenants: Tenants;
  readonly questions: Questions;
  readonly answers: Answers;
  readonly standing: StandingQuestions;
  readonly commands: Commands;
  readonly recorder: Recorder;
  readonly values: RememberedValues;
  readonly upkeep: Upkeep;
  readonly onError: (error: unknown) => void;
}

const WARMED = ['today', 'week', 'month'].map((period) => addressOf(liveQuery, { period }));

/** One business as its users see it: nothing here can name another. */
export function createBusiness(business: BusinessId, view: View, parts: BusinessParts): BusinessAnalytics {
  const { tenants, questions, answers, standing, commands, recorder, values, upkeep } = parts;
  const asker: Asker = { business, view };
  const ask = async <Q extends QueryDefinition>(
    query: Q,
    params: ParamsOf<Q>,
    options?: AskOptions,
  ): Promise<AnswerOf<Q>> => (await answered(() => questions.of(query, params), options)).data as AnswerOf<Q>;
  const watch = <Q extends QueryDefinition>(query: Q, params: ParamsOf<Q>): Observable<Snapshot<AnswerOf<Q>>> =>
    observe((listener) => standing.join(asker, questions.of(query, params), listener));
  return {
    id: business,
    ask,
    watch: Object.assign(watch, watchMethods(watch)),
    act: (command, input, options) => commands.act(asker, command, input, options),
    notes: () => new Observable((subscriber) => onNote((note) => subscriber.next(note))),
    record: (records) => recorder.one(business, records),
    live: (params = {}, options) => ask(liveQuery, params, options),
    revenue: (params = {}, options) => ask(revenueQuery, params, options),
    campaign: (params, options) => ask(campaignQuery, params, options),
    metric: (params, options) => ask(metricQuery, params, options),
    drivers: (params, options) => ask(driversQuery, params, options),
    receipt: (params, options) => ask(receiptQuery, params, options),
    warm: async (addresses = WARMED) =>
      answers.warm(
        asker,
        addresses.map((address) => questions.at(address)),
      ),
    broadcastMetricUpdate: (metricType, data) => tenants.of(business).tellNote({ metricType, data }),
    remember: (key, compute, options) => values.remember(business, key, { ...options, compute }),
    invalidate: (key) => values.invalidate(business, key),
    changed: (tags = [EVERYTHING]) => tenants.of(business).changed(tags),
    export: (options) =>
      exportBusiness({
        ...options,
        business,
        hostProfile: tenants.hostProfileOf(business),
        // What a store lacks is in none of its records.
        reader: tenants.of(business).reader(() => {}),
      }),
    retain: (wanted) => upkeep.retain(business, wanted),
    erase: (person) => upkeep.erase(business, person),
    profile: () => answers.profile(asker),
    withView: (other) => createBusiness(business, { ...view, ...checkedView(other) }, parts),
    answer: (address, options) => answered(() => questions.at(address), options),
    stand: (address, listener, have) => standing.join(asker, questions.at(address), listener, have),
    onNote,
  };

  // Not an async function: what is remembered costs one promise, not three.
  function answered(questionOf: () => Question, { signal }: AskOptions = {}): Promise<WireAnswer> {
    try {
      signal?.throwIfAborted();
      return answers.ask(asker, questionOf(), signal);
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  function onNote(listener: (note: { readonly metric_type: string; readonly data: JsonValue }) => void): () => void {
    const tenant = tenants.of(business);
    tenant.open().catch(parts.onError);
    return tenant.listen(({ note }) => {
      if (note !== undefined) listener({ metric_type: note.metricType, data: note.data });
    });
  }
}

function watchMethods(
  watch: <Q extends QueryDefinition>(query: Q, params: ParamsOf<Q>) => Observable<Snapshot<AnswerOf<Q>>>,
): WatchMethods {
  return {
    live: (params = {}) => watch(liveQuery, params),
    revenue: (params = {}) => watch(revenueQuery, params),
    campaign: (params) => watch(campaignQuery, params),
    metric: (params) => watch(metricQuery, params),
    drivers: (params) => watch(driversQuery, params),
    receipt: (params) => watch(receiptQuery, params),
  };
}

function checkedView(view: View): View {
  const { timezone, weekStart } = view;
  if (timezone !== undefined && !isTimezone(timezone))
    throw refusal('/timezone', 'an IANA time zone such as "Africa/Lusaka"', timezone);
  const isDay = weekStart === undefined || (Number.isInteger(weekStart) && weekStart >= 1 && weekStart <= 7);
  if (!isDay) throw refusal('/week_start', 'a day from 1 (Monday) to 7 (Sunday)', String(weekStart));
  return view;
}

function refusal(path: string, expected: string, received: string): BizBoostError {
  return new BizBoostError(
    'invalid_input',
    `Expected ${path.slice(1)} to be ${expected}, received "${received.slice(0, 60)}".`,
    { path, expected, received },
  );
}
