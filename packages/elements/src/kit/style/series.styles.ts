import { css, unsafeCSS, type CSSResult } from 'lit';
import { withinReach } from './within-reach.ts';

const reach = css`
  :host {
    --_mark-on-light: calc(x * min(1, 0.28 / y)) calc(y * min(1, 0.28 / y)) calc(z * min(1, 0.28 / y));
    --_mark-on-dark: calc(x + (0.9505 - x) * max(0, (0.15 - y) / (1 - y)))
      calc(y + (1 - y) * max(0, (0.15 - y) / (1 - y))) calc(z + (1.0888 - z) * max(0, (0.15 - y) / (1 - y)));
  }
`;
const forced = css`
  @media (forced-colors: active) {
    :host {
      --_series-1: Highlight;
      --_series-2: CanvasText;
      --_series-3: LinkText;
      --_series-4: GrayText;
      --_series-5: VisitedText;
      --_series-6: ButtonText;
      --_series-7: ActiveText;
      --_series-8: GrayText;
    }
  }
`;
const COLORS = [
  '#2a5fd0, #74a3ff',
  '#a3206f, #d65fa0',
  '#12a178, #7ee2c0',
  '#d46a00, #ffab57',
  '#6d47c9, #b79bff',
  '#1d8fb3, #62cdec',
  '#87661f, #d3b26c',
  '#6b7280, #9aa2b0',
];
const series = COLORS.map((colors, index) => withinReach(`series-${index + 1}`, colors, 'mark')).join('');

/** The colours of lines and parts, for what draws any; brought within reach as those of text are. */
export const seriesTokens: CSSResult = css`
  ${reach}${unsafeCSS(`:host{${series}}`)}${forced}
`;
