import { prefersLessMotion } from '../../kit/page/page-signals.ts';
import type { Language } from '../../kit/language.ts';
import type { ChartInk } from './chart-ink.ts';
import { hasPoints, inkOf, pointCount, type ChartModel } from './chart-model.ts';
import type { LineScene } from './line-scene.ts';

/** What a canvas is drawn with beside its colours. */
export interface Drawn {
  readonly model: ChartModel;
  readonly language: Language;
  readonly isRightToLeft: boolean;
}

/** A chart's model as a drawing of some width, in CSS pixels, takes it. */
export function lineSceneOf({ model, language, isRightToLeft }: Drawn, ink: ChartInk, width: number): LineScene {
  const measured = model.series[0] ?? { unit: 'count' as const };
  const colorOf = (index: number): string =>
    model.series.length === 1 ? ink.accent : (ink.series[inkOf(index) - 1] ?? ink.accent);
  return {
    lines: model.series.map(({ values }, index) => ({ values, color: colorOf(index) })),
    ticks: model.categories.map(({ tick, label }) => tick ?? label),
    points: pointCount(model),
    isEmpty: !hasPoints(model),
    isLastPartial: model.isLastPartial === true,
    ink,
    isRightToLeft,
    isStill: prefersLessMotion(),
    maxPoints: Math.max(32, width),
    axisText: (value) => language.axis(value, measured),
  };
}
