import type { ReceiptAnswer } from '@bizboost/core/contract';
import { dateFormat } from '../kit/format/intl-cache.ts';
import { dayAndHourText, stretchText, zoneText, type TimeStyle } from '../kit/format/time-text.ts';
import { weekdayText } from '../kit/format/week-text.ts';
import type { MessageCode } from '../kit/i18n/messages.ts';
import type { Language } from '../kit/language.ts';
import { channelName } from '../parts/channel/channel.ts';
import type { ReceiptBlock, ReceiptLine, ReceiptModel } from '../parts/receipt/receipt-model.ts';
import { metricName } from './metric-models.ts';
import { comparedPeriod } from './period-name.ts';

type Measure = ReceiptAnswer['definition']['measures'][number];
type Terms = NonNullable<ReceiptAnswer['definition']['numerator']>;
type Filter = ReceiptAnswer['filters'][number];

/** How a number came about, as it is shown. */
export function receiptModel(answer: ReceiptAnswer, language: Language): ReceiptModel {
  const { name, value, previous, period, definition } = answer;
  const before = language.headline(previous, answer)?.short ?? language.say('none');
  return {
    value: language.number(value, answer),
    comparison: language.say(`trend.${comparedPeriod(period.name)}` satisfies MessageCode, { value: before }),
    definition: definitionOf(name, definition, language),
    blocks: [...workingOf(answer, language), recordsOf(answer, language), factsOf(answer, language)],
  };
}

function definitionOf(
  name: string,
  { description = '', measures }: ReceiptAnswer['definition'],
  language: Language,
): string {
  const metric = name === 'total_revenue' ? 'revenue' : name;
  const words = language.sayIfKnown(`receipt.is.${metric}`, description);
  const basis = measures.find((measure) => measure.name === 'revenue')?.column;
  return metric === 'revenue' ? `${words} ${language.sayIfKnown(`receipt.revenue.${basis}`, '')}`.trim() : words;
}

/** The calculation, where there is one: a sum of one thing is that thing. */
function workingOf(answer: ReceiptAnswer, language: Language): readonly ReceiptBlock[] {
  const { definition, value } = answer;
  const { measures, numerator, denominator = [] } = definition;
  const byName = new Map(measures.map((measure) => [measure.name, measure]));
  if (numerator === undefined) {
    const before = language.say('receipt.measures');
    return [{ name: 'working', before, lines: measures.map((one) => measureLine(one, answer, language)), notes: [] }];
  }
  if (numerator.length + denominator.length < 2 || !isWhole(numerator, denominator, answer)) return [];
  const lines = numerator.map(({ measure, times }, index) => ({
    ...measureLine(byName.get(measure) as Measure, answer, language, Math.abs(times)),
    sign: times < 0 ? '−' : index > 0 ? '+' : '',
  }));
  const below = denominator.map(({ measure }) => measureName(byName.get(measure) as Measure, answer, language));
  const divisor = denominator.reduce(
    (sum, { measure, times }) => sum + times * amountOf(byName.get(measure) as Measure),
    0,
  );
  const [first] = denominator;
  return [
    {
      name: 'working',
      notes: [],
      lines: [
        ...lines,
        ...(first === undefined
          ? []
          : [
              {
                sign: '÷',
                label: below.join(' + '),
                value: language.number(divisor, unitOf(byName.get(first.measure) as Measure, answer)),
              },
            ]),
        { sign: '=', label: metricName(answer.name, language), value: language.number(value, answer), isTotal: true },
      ],
    },
  ];
}

// A formula may add a number of its own; a calculation that does not come out is not shown.
function isWhole(numerator: Terms, denominator: Terms, { definition, quotient }: ReceiptAnswer): boolean {
  const sumOf = (terms: Terms): number =>
    terms.reduce(
      (sum, { measure, times }) =>
        sum + times * (definition.measures.find(({ name }) => name === measure)?.sum ?? Number.NaN),
      0,
    );
  if (denominator.length === 0) return quotient === undefined && Number.isFinite(sumOf(numerator));
  return (
    quotient !== undefined &&
    sumOf(numerator) === quotient.numerator &&
    sumOf(denominator) === quotient.denominator &&
    denominator.every(({ times }) => times > 0)
  );
}

function measureLine(measure: Measure, answer: ReceiptAnswer, language: Language, times = 1): ReceiptLine {
  const name = measureName(measure, answer, language);
  return {
    label: times === 1 ? name : `${language.count(times)} × ${name}`,
    value: measure.sum === null ? language.say('none') : language.number(amountOf(measure), unitOf(measure, answer)),
  };
}

function measureName({ name }: Measure, answer: ReceiptAnswer, language: Language): string {
  if (name === 'value') return metricName(answer.name, language);
  return name === 'unattributed' ? language.say('receipt.unattributed') : metricName(name, language);
}

function amountOf({ sum, scale }: Measure): number {
  return (sum ?? Number.NaN) / scale;
}

const MONEY = new Set(['gross', 'net', 'discount', 'refund', 'amount']);

function unitOf({ of, column }: Measure, { currency }: ReceiptAnswer): { unit: 'money' | 'count'; currency: string } {
  return { unit: of !== 'people' && MONEY.has(column) ? 'money' : 'count', currency };
}

function recordsOf({ records, definition }: ReceiptAnswer, language: Language): ReceiptBlock {
  const { total, kinds, more } = records;
  const lines = kinds.map(({ kind, type, count }): ReceiptLine => ({
    label: kind === 'event' ? typeName(type ?? '', language) : language.say(`receipt.kind.${kind}`),
    value: language.count(count),
  }));
  if (more !== undefined)
    lines.push({
      label: language.say('receipt.more_types', { count: more.types }),
      value: language.count(more.count),
    });
  const events = kinds.reduce((sum, { kind, count }) => sum + (kind === 'event' ? count : 0), more?.count ?? 0);
  const stoodFor = definition.measures.reduce(
    (sum, { of, column, sum: amount }) => sum + (of === 'event' && column === 'count' ? (amount ?? 0) : 0),
    0,
  );
  return {
    name: 'records',
    lines: [
      ...(lines.length > 1 ? lines : []),
      {
        label:
          lines.length === 1
            ? language.say('chart.value', { name: language.say('receipt.records'), value: lines[0]?.label ?? '' })
            : language.say('receipt.records'),
        value: language.count(total),
        isTotal: lines.length > 1,
      },
    ],
    notes: [
      ...(total === 0 ? [language.say('receipt.no_records')] : []),
      ...(events > 0 && stoodFor > events ? [language.say('receipt.stands_for')] : []),
    ],
  };
}

function typeName(type: string, language: Language): string {
  return language.sayIfKnown(`receipt.type.${type}`, language.say('receipt.type', { type }));
}

function factsOf(answer: ReceiptAnswer, language: Language): ReceiptBlock {
  const { period, compared_to, as_of, source, revision, week_start, filters } = answer;
  const style = { locale: language.locale, timezone: period.timezone };
  const zone = language.say('period.zone', { zone: zoneText(period.timezone) });
  const week = language.say('receipt.week', { day: weekdayText(week_start - 1, language.locale, 'long') });
  const until = source.daily_sums_until;
  return {
    name: 'facts',
    lines: [
      {
        label: language.say('receipt.period'),
        value: `${stretchText(period, style)} · ${zone}`,
        title: `${period.from} – ${period.to}, ${period.timezone}`,
      },
      { label: language.say('receipt.compared'), value: spanText(compared_to, style) },
      { label: language.say('receipt.filters'), value: filterWords(filters, answer, language) },
      { label: language.say('receipt.as_of'), value: dayAndHourText(as_of, style), title: as_of },
      {
        label: language.say('receipt.source'),
        value: language.say(`receipt.source.${source.holds}`, { name: source.name }),
      },
      { label: language.say('receipt.revision'), value: revision, isCode: true },
    ],
    notes: [
      ...(period.name === 'week' ? [week] : []),
      ...(until === undefined ? [] : [language.say('receipt.daily_sums', { until: dateText(until, language.locale) })]),
    ],
  };
}

/** A line for each filter, or that there is none. */
function filterWords(filters: readonly Filter[], answer: ReceiptAnswer, language: Language): string {
  const { measures } = answer.definition;
  const told = filters.map((filter) => {
    const params = {
      dimension: language.say(`receipt.dimension.${filter.dimension}`),
      values: language.list(filter.values.map((value) => valueName(filter, value, language))),
    };
    // What holds for all that can have it is said without them.
    const isForAll = filter.dimension === 'currency' || filter.measures.length === measures.length;
    if (isForAll) return language.say('receipt.filter', params);
    const named = measures.filter(({ name }) => filter.measures.includes(name));
    return language.say('receipt.filter_of', {
      ...params,
      measures: language.list(named.map((measure) => measureName(measure, answer, language))),
    });
  });
  return told.length === 0 ? language.say('receipt.everything') : told.join('\n');
}

function valueName({ dimension }: Filter, value: string | null, language: Language): string {
  if (value === null) return language.say('receipt.none');
  return dimension === 'channel' ? channelName(value, language) : value;
}

/** `Sun 1 Mar, 00:00 – 14:05`. */
function spanText({ from, to }: ReceiptAnswer['compared_to'], style: TimeStyle): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const;
  try {
    const format = dateFormat(style.locale, { ...options, timeZone: style.timezone });
    return format.formatRange(Date.parse(from), Date.parse(to));
  } catch {
    // A zone this device does not know.
    return `${dayAndHourText(from, style)} – ${dayAndHourText(to, style)}`;
  }
}

/** `2026-03-01` as the language writes it. */
function dateText(date: string, locale: string): string {
  const at = Date.parse(`${date}T12:00:00Z`);
  return Number.isFinite(at) ? dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at) : date;
}
