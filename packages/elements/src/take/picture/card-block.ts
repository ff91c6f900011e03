import { comparisonWords } from '../../parts/card/comparison-words.ts';
import type { CardModel, Comparison } from '../../parts/card/card-model.ts';
import { EDGE, type PictureStyle } from './picture-style.ts';
import type { Block, Sheet, Type } from './sheet.ts';

const NUMBER: Type = { size: 44, weight: 650 };
const SMALL_NUMBER: Type = { size: 30, weight: 650 };
const LINE_HEIGHT = 20;
const CURVE_HEIGHT = 72;

/** A number, large; how it compares; its line over the time. */
export function cardBlock(sheet: Sheet, model: CardModel, { ink, language }: PictureStyle): Block {
  const max = sheet.width - 2 * EDGE;
  const number = language.headline(model.value, model)?.short ?? language.say('none');
  const trend = model.comparison === undefined ? undefined : trendOf(model.comparison, model.value, language);
  const pill: Type = { size: 14, weight: 600 };
  const pillWidth = trend === undefined ? 0 : sheet.widthOf(trend.words, pill) + 20;
  const size = sheet.widthOf(number, NUMBER) + pillWidth + 16 > max ? SMALL_NUMBER : NUMBER;
  const notes = sheet.lines(comparisonWords(model, language) ?? '', { size: 14 }, max, 3);
  const points = curveOf(model.series ?? [], max);
  return {
    height: 56 + notes.length * LINE_HEIGHT + (points.length === 0 ? 0 : CURVE_HEIGHT + 20),
    draw(top) {
      const width = sheet.text(number, EDGE, top + 42, { ...size, max: max - pillWidth - 16 });
      if (trend !== undefined) {
        const color = { good: ink.positive, bad: ink.negative, even: ink.muted }[trend.kind];
        sheet.box(EDGE + width + 16, top + 14, pillWidth, 26, ink.sunken, 13);
        sheet.text(trend.words, EDGE + width + 16 + pillWidth / 2, top + 32, { ...pill, color, align: 'center' });
      }
      notes.forEach((line, index) =>
        sheet.text(line, EDGE, top + 70 + index * LINE_HEIGHT, { size: 14, color: ink.muted, max }),
      );
      const ground = top + 56 + notes.length * LINE_HEIGHT + 20 + CURVE_HEIGHT;
      if (points.length > 0)
        sheet.curve(
          points.map(([start, height]) => [EDGE + start, ground - height * CURVE_HEIGHT]),
          ground,
          ink.accent,
        );
    },
  };
}

interface Trend {
  readonly words: string;
  readonly kind: 'good' | 'bad' | 'even';
}

function trendOf(
  { trend, isMoreBetter = true }: Comparison,
  value: number | null,
  language: PictureStyle['language'],
): Trend | undefined {
  if (trend === null) return value ? { words: language.say('trend.new'), kind: 'even' } : undefined;
  const percent = language.number(Math.abs(trend), { unit: 'percent' });
  if (trend === 0) return { words: percent, kind: 'even' };
  return { words: `${trend > 0 ? '↑' : '↓'} ${percent}`, kind: trend > 0 === isMoreBetter ? 'good' : 'bad' };
}

// From the lowest of them, or 0, up to the highest.
function curveOf(series: readonly number[], width: number): readonly (readonly [number, number])[] {
  const shown = series.filter((value) => Number.isFinite(value));
  const lowest = Math.min(0, ...shown);
  const range = Math.max(0, ...shown) - lowest;
  if (shown.length < 2 || range === 0) return [];
  return shown.map((value, index) => [(index / (shown.length - 1)) * width, (value - lowest) / range]);
}
