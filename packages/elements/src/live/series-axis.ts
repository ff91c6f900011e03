import type { ChartCategory } from '../parts/chart/chart-model.ts';
import { stepText, type SeriesStep, type Stretch, type TimeStyle } from '../kit/format/time-text.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How far apart the points of a period's series are (contract section 2): up to 2 days hours, up to 92 days, else months. */
export function stepOf(period: Stretch): SeriesStep {
  const days = (Date.parse(period.to) - Date.parse(period.from)) / DAY_MS;
  if (days <= 2.05) return 'hour'; // two days with a clock change in them
  return days <= 92.05 ? 'day' : 'month';
}

/** The axis of a series: its own points, and those of the period that are still to come. */
export function axisOf(points: readonly string[], period: Stretch, style: TimeStyle): readonly ChartCategory[] {
  const step = stepOf(period);
  const known = points.map((at) => categoryOf(at, at, step, style));
  return [
    ...known,
    ...comingSteps(points.at(-1) ?? '', period, step).map((at) =>
      categoryOf(`+${at}`, new Date(at).toISOString(), step, style),
    ),
  ];
}

function categoryOf(key: string, at: string, step: SeriesStep, style: TimeStyle): ChartCategory {
  return { key, label: stepText(at, step, style, 'full'), tick: stepText(at, step, style, 'axis') };
}

// Steps to come are only labels. A day's is taken at its noon, so that no change of clocks makes it the wrong day.
function comingSteps(last: string, period: Stretch, step: SeriesStep): readonly number[] {
  const end = Date.parse(period.to);
  const from = Date.parse(last);
  if (!Number.isFinite(from) || !Number.isFinite(end) || step === 'month') return [];
  const [size, offset] = step === 'hour' ? [HOUR_MS, 0] : [DAY_MS, DAY_MS / 2];
  const coming: number[] = [];
  for (let at = from + size; at + offset < end; at += size) coming.push(at + offset);
  return coming;
}
