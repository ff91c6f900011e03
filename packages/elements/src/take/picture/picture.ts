import { dateAndTimeText, stretchText, zoneText } from '../../kit/format/time-text.ts';
import type { Language } from '../../kit/language.ts';
import type { Taken } from '../taken.ts';
import { cardBlock } from './card-block.ts';
import { chartBlock } from './chart-block.ts';
import { campaignsBlock } from './campaigns-block.ts';
import { SCALE } from './picture-scale.ts';
import { EDGE, type PictureStyle } from './picture-style.ts';
import { Sheet, type Block } from './sheet.ts';

/** A tile as a picture of its own: its name and days above it, when it was so below. Drawn anew, from its numbers; nothing of the page is copied. */
export async function pictureOf(taken: Taken, style: PictureStyle): Promise<HTMLCanvasElement> {
  const { card, campaigns } = taken;
  const sheet = new Sheet(style.ink, card ? 480 : campaigns ? 880 : 760, style.isRightToLeft);
  const body = card
    ? cardBlock(sheet, card, style)
    : campaigns
      ? campaignsBlock(sheet, campaigns, taken.answer?.currency, style)
      : await chartBlock(sheet, taken.chart, style);
  const blocks = [head(sheet, taken, style.language), body, foot(sheet, taken, style.language)];
  sheet.begin(2 * EDGE + blocks.reduce((sum, { height }) => sum + height, 0), SCALE);
  let top = EDGE;
  for (const block of blocks) {
    block.draw(top);
    top += block.height;
  }
  return sheet.canvas;
}

function head(sheet: Sheet, { name, answer, card }: Taken, { locale }: Language): Block {
  const max = sheet.width - 2 * EDGE;
  const type = { size: card ? 16 : 20, weight: 650 };
  const lines = sheet.lines(name, type, max, 2);
  const timezone = answer?.period.timezone ?? 'UTC';
  const days = answer === undefined ? '' : stretchText(answer.period, { locale, timezone });
  const lineHeight = type.size * 1.3;
  return {
    height: lines.length * lineHeight + (days === '' ? 16 : 40),
    draw(top) {
      lines.forEach((line, index) => sheet.text(line, EDGE, top + index * lineHeight + type.size, { ...type, max }));
      sheet.text(days, EDGE, top + lines.length * lineHeight + 16, { size: 13, color: sheet.ink.muted, max });
    },
  };
}

function foot(sheet: Sheet, { answer }: Taken, language: Language): Block {
  if (answer === undefined) return { height: 0, draw: () => undefined };
  const { timezone } = answer.period;
  const time = dateAndTimeText(answer.as_of, { locale: language.locale, timezone });
  const words = [language.say('mark.as_of', { time }), language.say('period.zone', { zone: zoneText(timezone) })].join(
    ' · ',
  );
  const max = sheet.width - 2 * EDGE;
  return {
    height: 44,
    draw(top) {
      sheet.box(EDGE, top + 20, max, 1, sheet.ink.line);
      sheet.text(words, EDGE, top + 42, { size: 12, color: sheet.ink.muted, max });
    },
  };
}
