import { zonedTimestamp } from '../kit/format/zoned-time.ts';
import type { Language, Measured } from '../kit/language.ts';
import { CAMPAIGN_COLUMNS, columnTitle, measuredAs, type Campaign } from '../live/campaign-rows.ts';
import type { CardModel } from '../parts/card/card-model.ts';
import { pointCount, type ChartModel } from '../parts/chart/chart-model.ts';
import type { Cell } from './csv.ts';
import type { Taken, TakenAnswer } from './taken.ts';

type Rows = readonly (readonly Cell[])[];

/** A tile's numbers as rows, the first of which names the columns and what they count. */
export function tableOf({ name, card, chart, campaigns, answer }: Taken, language: Language): Rows {
  if (card !== undefined) return cardRows(name, card, answer, language);
  if (chart !== undefined) return chartRows(chart, answer?.period.timezone, language);
  return campaignRows(campaigns ?? [], answer?.currency, language);
}

function headed(name: string, { unit, currency }: Measured): string {
  const counted = { money: currency, percent: '%', duration: 'ms', ratio: undefined, count: undefined }[unit];
  return counted === undefined ? name : `${name} (${counted})`;
}

function cardRows(name: string, card: CardModel, answer: TakenAnswer | undefined, language: Language): Rows {
  const columns: [title: string, cell: Cell][] = [];
  if (answer !== undefined) {
    const { period, as_of: asOf } = answer;
    columns.push(
      [language.say('take.from'), timeCell(period.from, period.timezone)],
      [language.say('take.until'), timeCell(period.to, period.timezone)],
      [language.say('take.as_of'), timeCell(asOf, period.timezone)],
    );
  }
  columns.push([headed(name, card), card.value]);
  const { comparison } = card;
  if (comparison !== undefined)
    columns.push(
      [headed(language.say('take.before'), card), comparison.previous],
      [headed(language.say('take.change'), { unit: 'percent' }), comparison.trend],
    );
  if (card.unit === 'money')
    for (const [currency, total] of Object.entries(answer?.revenue?.other_currencies ?? {}))
      columns.push([headed(name, { unit: 'money', currency }), total]);
  return [columns.map(([title]) => title), columns.map(([, cell]) => cell)];
}

function timeCell(at: string, timezone: string): string {
  return zonedTimestamp(Date.parse(at), timezone);
}

function chartRows(model: ChartModel, timezone: string | undefined, language: Language): Rows {
  const columns = [...model.series, ...(model.details ?? [])];
  const isLine = model.kind === 'line';
  const named = isLine ? [model.categoryName] : [language.say('take.id'), model.categoryName];
  return [
    [...named, ...columns.map((column) => headed(column.name, column))],
    ...model.categories
      .slice(0, pointCount(model))
      .map(({ key, label }, point) => [
        ...(isLine ? [!isTime(key) ? label : timezone === undefined ? key : timeCell(key, timezone)] : [key, label]),
        ...columns.map(({ values }) => values[point]),
      ]),
  ];
}

// A host's own chart may have categories that are no times.
function isTime(key: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(key);
}

function campaignRows(campaigns: readonly Campaign[], currency: string | undefined, language: Language): Rows {
  const titles = CAMPAIGN_COLUMNS.map((column) =>
    headed(language.say(columnTitle(column)), measuredAs(column, currency)),
  );
  return [
    [language.say('take.id'), language.say(columnTitle('name')), language.say('take.status'), ...titles],
    ...campaigns.map((campaign) => [
      campaign.id,
      campaign.name,
      campaign.status,
      ...CAMPAIGN_COLUMNS.map((column) => campaign[column]),
    ]),
  ];
}
