import { css } from 'lit';

/** The colours of lines and parts, for what draws any; brought within reach as those of text are. */
export const seriesTokens = css`
  :host {
    --_mark-on-light: calc(x * min(1, 0.28 / y)) calc(y * min(1, 0.28 / y)) calc(z * min(1, 0.28 / y));
    --_mark-on-dark: calc(x + (0.9505 - x) * max(0, (0.15 - y) / (1 - y)))
      calc(y + (1 - y) * max(0, (0.15 - y) / (1 - y))) calc(z + (1.0888 - z) * max(0, (0.15 - y) / (1 - y)));

    --_series-1-asked: var(--bizboost-series-1, light-dark(#2a5fd0, #74a3ff));
    --_series-1: light-dark(
      color(from var(--_series-1-asked) xyz var(--_mark-on-light)),
      color(from var(--_series-1-asked) xyz var(--_mark-on-dark))
    );
    --_series-2-asked: var(--bizboost-series-2, light-dark(#a3206f, #d65fa0));
    --_series-2: light-dark(
      color(from var(--_series-2-asked) xyz var(--_mark-on-light)),
      color(from var(--_series-2-asked) xyz var(--_mark-on-dark))
    );
    --_series-3-asked: var(--bizboost-series-3, light-dark(#12a178, #7ee2c0));
    --_series-3: light-dark(
      color(from var(--_series-3-asked) xyz var(--_mark-on-light)),
      color(from var(--_series-3-asked) xyz var(--_mark-on-dark))
    );
    --_series-4-asked: var(--bizboost-series-4, light-dark(#d46a00, #ffab57));
    --_series-4: light-dark(
      color(from var(--_series-4-asked) xyz var(--_mark-on-light)),
      color(from var(--_series-4-asked) xyz var(--_mark-on-dark))
    );
    --_series-5-asked: var(--bizboost-series-5, light-dark(#6d47c9, #b79bff));
    --_series-5: light-dark(
      color(from var(--_series-5-asked) xyz var(--_mark-on-light)),
      color(from var(--_series-5-asked) xyz var(--_mark-on-dark))
    );
    --_series-6-asked: var(--bizboost-series-6, light-dark(#1d8fb3, #62cdec));
    --_series-6: light-dark(
      color(from var(--_series-6-asked) xyz var(--_mark-on-light)),
      color(from var(--_series-6-asked) xyz var(--_mark-on-dark))
    );
    --_series-7-asked: var(--bizboost-series-7, light-dark(#87661f, #d3b26c));
    --_series-7: light-dark(
      color(from var(--_series-7-asked) xyz var(--_mark-on-light)),
      color(from var(--_series-7-asked) xyz var(--_mark-on-dark))
    );
    --_series-8-asked: var(--bizboost-series-8, light-dark(#6b7280, #9aa2b0));
    --_series-8: light-dark(
      color(from var(--_series-8-asked) xyz var(--_mark-on-light)),
      color(from var(--_series-8-asked) xyz var(--_mark-on-dark))
    );
  }

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
