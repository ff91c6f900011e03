import { isShown } from '../../kit/format/number-text.ts';
import { foldSmall, hasPoints, inkOf, type ChartModel } from '../../parts/chart/chart-model.ts';
import { shareOf, totalOf } from '../../parts/chart/chart-words.ts';
import { lineSceneOf } from '../../parts/chart/line-scene-of.ts';
import { EDGE, type PictureStyle } from './picture-style.ts';
import { SCALE } from './picture-scale.ts';
import type { Block, Sheet, Type } from './sheet.ts';

const LINES_HEIGHT = 300;
const ROW_HEIGHT = 34;
const RING = 112;
/** More parts than this nobody can tell apart. */
const MOST_PARTS = 8;

/** What a chart shows: lines, a ring with its list, or bars. */
export async function chartBlock(sheet: Sheet, model: ChartModel | undefined, style: PictureStyle): Promise<Block> {
  const max = sheet.width - 2 * EDGE;
  if (model === undefined || !hasPoints(model)) {
    const words = style.language.say('empty.metric');
    const type: Type = { size: 14, color: style.ink.muted, align: 'center' };
    return { height: 120, draw: (top) => void sheet.text(words, sheet.width / 2, top + 64, type) };
  }
  if (model.kind === 'line') return linesBlock(sheet, model, max, style);
  return (model.kind === 'doughnut' ? ringBlock : barsBlock)(sheet, model, max, style);
}

// The page's own code for lines draws them, on a canvas of ours: of the size and sharpness of the picture, whether or not the chart is in sight.
async function linesBlock(sheet: Sheet, model: ChartModel, max: number, style: PictureStyle): Promise<Block> {
  const { drawLines } = await import('../../parts/chart/line-drawing.ts');
  const canvas = document.createElement('canvas');
  const scene = { ...lineSceneOf({ model, ...style }, style.ink, max), isStill: true, pixelRatio: SCALE };
  drawLines(canvas, scene, max, LINES_HEIGHT);
  const legend = model.series.length < 2 ? [] : model.series;
  return {
    height: LINES_HEIGHT + (legend.length === 0 ? 8 : 40),
    draw(top) {
      sheet.image(canvas, EDGE, top, max, LINES_HEIGHT);
      let start = EDGE;
      legend.forEach(({ name }, index) => {
        sheet.box(start, top + LINES_HEIGHT + 18, 11, 11, colorOf(style, index), 3);
        start += 18 + sheet.text(name, start + 18, top + LINES_HEIGHT + 28, { size: 13 }) + 24;
      });
    },
  };
}

function ringBlock(sheet: Sheet, whole: ChartModel, max: number, style: PictureStyle): Block {
  const { ink, language } = style;
  const model = foldSmall(whole, MOST_PARTS, language.say('chart.other'));
  const count = model.categories.length;
  const height = Math.max(2 * RING + 16, count * ROW_HEIGHT);
  const list = EDGE + 2 * RING + 36;
  const shareWidth = 64;
  return {
    height,
    draw(top) {
      const middle = top + height / 2;
      let turned = 0;
      model.categories.forEach((category, point) => {
        const share = shareOf(model, point) ?? 0;
        const gap = share > 0.999 ? 0 : Math.min(share / 2, 0.006);
        sheet.arc(
          EDGE + RING,
          middle,
          RING - 13,
          26,
          turned,
          turned + share - gap,
          colorOf(style, point, category.ink),
        );
        turned += share;
        const line = top + (height - count * ROW_HEIGHT) / 2 + point * ROW_HEIGHT;
        const valueWidth = sheet.text(valueOf(model, point, style), EDGE + max - shareWidth, line + 22, {
          size: 14,
          weight: 600,
          align: 'end',
        });
        sheet.box(list, line + 12, 11, 11, colorOf(style, point, category.ink), 3);
        sheet.text(category.label, list + 20, line + 22, {
          size: 14,
          max: EDGE + max - shareWidth - valueWidth - list - 32,
        });
        const words = shareOf(model, point) === undefined ? language.say('none') : language.share(share);
        sheet.text(words, EDGE + max, line + 22, { size: 14, color: ink.muted, align: 'end' });
        if (point > 0) sheet.box(list, line, EDGE + max - list, 1, ink.line);
      });
      const total =
        language.headline(totalOf(model), model.series[0] ?? { unit: 'count' })?.short ?? language.say('none');
      sheet.text(language.say('chart.total'), EDGE + RING, middle - 8, { size: 12, color: ink.muted, align: 'center' });
      sheet.text(total, EDGE + RING, middle + 14, { size: 19, weight: 650, align: 'center', max: 2 * RING - 60 });
    },
  };
}

function barsBlock(sheet: Sheet, model: ChartModel, max: number, style: PictureStyle): Block {
  const { ink, language } = style;
  const values = model.series[0]?.values ?? [];
  const longest = Math.max(0, ...values.map((value) => (isShown(value) ? value : 0)));
  const [detail] = model.details ?? [];
  return {
    height: model.categories.length * 46,
    draw(top) {
      model.categories.forEach(({ label }, point) => {
        const line = top + point * 46;
        const value = values[point];
        let end = EDGE + max;
        end -= sheet.text(valueOf(model, point, style), end, line + 20, { size: 14, weight: 600, align: 'end' }) + 14;
        if (detail !== undefined) {
          const words = `${language.number(detail.values[point], detail)} ${detail.name.toLocaleLowerCase(language.locale)}`;
          end -= sheet.text(words, end, line + 20, { size: 13, color: ink.muted, align: 'end' }) + 14;
        }
        sheet.text(label, EDGE, line + 20, { size: 14, max: end - EDGE });
        sheet.box(EDGE, line + 28, max, 7, ink.sunken, 3.5);
        const width = longest > 0 && isShown(value) ? (Math.max(0, value) / longest) * max : 0;
        if (width > 0) sheet.box(EDGE, line + 28, Math.max(7, width), 7, ink.accent, 3.5);
      });
    },
  };
}

function valueOf(model: ChartModel, point: number, { language }: PictureStyle): string {
  const series = model.series[0] ?? { values: [], unit: 'count' as const };
  return language.headline(series.values[point], series)?.short ?? language.say('none');
}

function colorOf({ ink }: PictureStyle, index: number, wish?: number): string {
  return ink.series[inkOf(index, wish) - 1] ?? ink.accent;
}
