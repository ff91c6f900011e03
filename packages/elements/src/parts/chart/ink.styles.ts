import { css } from 'lit';

/** The colours of texts, lines and series as classes, and where they are read for the canvas. */
export const inkStyles = css`
  .inks {
    position: absolute;
    inline-size: 0;
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
    font-size: var(--_text-xs);
  }
  .inks i {
    forced-color-adjust: none;
    transition: color 1ms step-start;
  }
  .ink-text {
    color: var(--_text);
  }
  .ink-muted {
    color: var(--_muted);
  }
  .ink-line {
    color: var(--_line);
  }
  .ink-surface {
    color: var(--_surface);
  }
  .ink-accent {
    color: var(--_accent);
  }
  .ink-series-1 {
    color: var(--_series-1);
  }
  .ink-series-2 {
    color: var(--_series-2);
  }
  .ink-series-3 {
    color: var(--_series-3);
  }
  .ink-series-4 {
    color: var(--_series-4);
  }
  .ink-series-5 {
    color: var(--_series-5);
  }
  .ink-series-6 {
    color: var(--_series-6);
  }
  .ink-series-7 {
    color: var(--_series-7);
  }
  .ink-series-8 {
    color: var(--_series-8);
  }
  .swatch {
    flex: none;
    inline-size: 0.625rem;
    block-size: 0.625rem;
    border-radius: 0.1875rem;
    background: currentColor;
    forced-color-adjust: none;
  }
  .swatch.none {
    background: none;
  }
`;
