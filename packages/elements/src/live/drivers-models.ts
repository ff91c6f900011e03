import type { DriversAnswer } from '@bizboost/core/contract';
import { hourText } from '../kit/format/time-text.ts';
import { weekdayText } from '../kit/format/week-text.ts';
import type { MessageCode } from '../kit/i18n/messages.ts';
import type { Language } from '../kit/language.ts';
import { channelName } from '../parts/channel/channel.ts';
import type { DriverRow, DriversModel, DriversSection } from '../parts/drivers/drivers-model.ts';
import { isMoreBetter } from './metric-models.ts';
import { comparedPeriod } from './period-name.ts';

type Dimension = DriversAnswer['dimensions'][number];
type Driver = Dimension['drivers'][number];

/** So many of a dimension have a row of their own; what is left is one row, so that what is seen adds up. */
const MOST_ROWS = 4;

/** What moved a metric, as it is shown. */
export function driversModel(answer: DriversAnswer, language: Language): DriversModel {
  const { change, dimensions, value, previous, period } = answer;
  const told = (amount: number | null): string => language.headline(amount, answer)?.short ?? language.say('none');
  if (change === null) return { lead: told(value), sections: [], instead: language.say('why.unknown') };
  if (change === 0 && dimensions.every(({ drivers }) => drivers.length === 0))
    return { lead: language.say('why.none', { value: told(value) }), sections: [] };
  const before = language.say(`trend.${comparedPeriod(period.name)}` satisfies MessageCode, { value: told(previous) });
  const sections = dimensions.filter(({ drivers }) => drivers.length > 0);
  return {
    lead: language.say('why.change', {
      change: signed(change, answer, language),
      value: told(value),
      previous: before,
    }),
    sections: sections.map((dimension) => sectionOf(dimension, answer, language)),
    instead: sections.length === 0 ? language.say('why.undivided') : undefined,
  };
}

function sectionOf({ by, drivers, rest }: Dimension, answer: DriversAnswer, language: Language): DriversSection {
  const shown = drivers.length + (rest === undefined ? 0 : 1) > MOST_ROWS + 1 ? drivers.slice(0, MOST_ROWS) : drivers;
  const folded = drivers.slice(shown.length);
  const left = {
    count: folded.length + (rest?.groups ?? 0),
    // Sums of what is told to the last step: rounded, since the parts are decimals in a double.
    change: rounded(folded.reduce((sum, one) => sum + one.change, rest?.change ?? 0)),
  };
  const largest = Math.max(...shown.map(({ change }) => Math.abs(change)), Math.abs(left.change));
  const rowOf = (name: string, change: number, detail: string): DriverRow => ({
    name,
    change: signed(change, answer, language),
    detail,
    reach: largest === 0 ? 0 : change / largest,
    isGood: change >= 0 === isMoreBetter(answer.name),
  });
  return {
    by,
    name: language.sayIfKnown(`why.by.${by}`, by),
    rows: [
      ...shown.map((driver) => rowOf(nameOf(by, driver, language), driver.change, detailOf(driver, answer, language))),
      ...(left.count > 0 ? [rowOf(language.say('why.rest', { count: left.count }), left.change, '')] : []),
    ],
    sum: language.say('why.sum', { change: signed(answer.change ?? 0, answer, language) }),
  };
}

function nameOf(by: string, { key, name }: Driver, language: Language): string {
  if (key === null) return language.sayIfKnown(`why.without.${by}`, language.say('channel.unknown'));
  if (by === 'channel') return channelName(key, language);
  if (by === 'hour') return hourText(key, language.locale);
  return by === 'weekday' ? weekdayText(Number(key), language.locale, 'long') : name;
}

function detailOf({ value, previous, is_new, is_gone }: Driver, answer: DriversAnswer, language: Language): string {
  const told = (amount: number | null): string => language.headline(amount, answer)?.short ?? language.say('none');
  if (is_new) return language.say('why.new');
  if (is_gone) return language.say('why.gone', { previous: told(previous) });
  return language.say('why.both', { value: told(value), previous: told(previous) });
}

/** `+K 550`, `−0.3 points`: of a rate the change is in percentage points. */
function signed(change: number, answer: DriversAnswer, language: Language): string {
  const isRate = answer.unit === 'percent';
  const size = language.headline(Math.abs(change), isRate ? { unit: 'count' } : answer)?.short ?? '';
  const text = `${change < 0 ? '−' : '+'}${size}`;
  if (change === 0) return isRate ? language.say('why.points', { change: size }) : size;
  return isRate ? language.say('why.points', { change: text }) : text;
}

function rounded(sum: number): number {
  return Math.round(sum * 10_000) / 10_000;
}
