import { CAMPAIGN_COLUMNS, columnTitle, measuredAs, type Campaign } from '../../live/campaign-rows.ts';
import { EDGE, type PictureStyle } from './picture-style.ts';
import type { Block, Sheet } from './sheet.ts';

const ROW_HEIGHT = 40;
const HEAD_HEIGHT = 32;
const COLUMN_WIDTH = 92;

/** The campaigns as a table. */
export function campaignsBlock(
  sheet: Sheet,
  campaigns: readonly Campaign[],
  currency: string | undefined,
  { ink, language }: PictureStyle,
): Block {
  const max = sheet.width - 2 * EDGE;
  const nameWidth = max - CAMPAIGN_COLUMNS.length * COLUMN_WIDTH;
  const end = (index: number): number => EDGE + nameWidth + (index + 1) * COLUMN_WIDTH;
  return {
    height: HEAD_HEIGHT + Math.max(1, campaigns.length) * ROW_HEIGHT,
    draw(top) {
      const head = { size: 12, weight: 550, color: ink.muted, max: COLUMN_WIDTH - 10 };
      sheet.text(language.say(columnTitle('name')), EDGE, top + 20, head);
      CAMPAIGN_COLUMNS.forEach((column, index) =>
        sheet.text(language.say(columnTitle(column)), end(index), top + 20, { ...head, align: 'end' }),
      );
      if (campaigns.length === 0)
        sheet.text(language.say('empty.campaigns'), EDGE, top + HEAD_HEIGHT + 26, { size: 14, color: ink.muted, max });
      campaigns.forEach((campaign, row) => {
        const line = top + HEAD_HEIGHT + row * ROW_HEIGHT;
        sheet.box(EDGE, line, max, 1, ink.line);
        const status = language.sayIfKnown(`status.${campaign.status}`, campaign.status);
        const width = sheet.text(campaign.name, EDGE, line + 25, { size: 13, weight: 550, max: nameWidth - 84 });
        sheet.text(status, EDGE + width + 10, line + 25, {
          size: 12,
          color: campaign.status === 'active' ? ink.positive : ink.muted,
          max: 74,
        });
        CAMPAIGN_COLUMNS.forEach((column, index) => {
          const words =
            language.headline(campaign[column], measuredAs(column, currency))?.short ?? language.say('none');
          sheet.text(words, end(index), line + 25, { size: 13, align: 'end', max: COLUMN_WIDTH - 10 });
        });
      });
    },
  };
}
