import type { Language } from '../../kit/language.ts';
import type { ChartInk } from '../../parts/chart/chart-ink.ts';

/** How a picture is to look. */
export interface PictureStyle {
  readonly ink: PictureInk;
  readonly language: Language;
  readonly isRightToLeft: boolean;
}

/** The colours of charts, and those that only cards have. */
export interface PictureInk extends ChartInk {
  readonly sunken: string;
  readonly positive: string;
  readonly negative: string;
}

/** CSS pixels around everything. */
export const EDGE = 28;
