import { isPeriod } from './period-name.ts';

/** What of a dashboard a person has chosen to see. */
export interface ChosenView {
  /** As a question spells it; empty where it is not said. */
  readonly period: string;
  /** The charts that are shown as tables. */
  readonly tables: readonly string[];
  /** How the campaigns are ordered: a column, with `-` before it from most to least; empty as they are listed. */
  readonly sort: string;
}

/** `week`, `2026-03-01..2026-03-31*revenue.products*-ctr`: short, and the same in an address as here. */
export function wordView({ period, tables, sort }: ChosenView): string {
  return `${period}*${tables.join('.')}*${sort}`.replace(/\*{1,2}$/, '');
}

/** The view that a text names. A part that is none is as if it were not there. */
export function readView(text: string): ChosenView {
  const [period = '', tables = '', sort = ''] = text.split('*');
  return { period: isPeriod(period) ? period : '', tables: tables.split('.'), sort };
}

/** An address with a view under a key of its query, and all else as it is. */
export function linkTo(address: string, key: string, view: string): string {
  const url = new URL(address);
  const others = url.search.slice(1).split('&');
  url.search = [...others.filter((one) => one !== '' && one.split('=')[0] !== key), `${key}=${view}`].join('&');
  return url.href;
}
