import { css } from 'lit';

/** Things by size, each with its bar. */
export const barsStyles = css`
  .bars {
    display: grid;
    gap: 0.4375rem;
    align-content: start;
  }
  .bars li {
    display: grid;
    align-content: center;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: baseline;
    column-gap: 0.625rem;
  }
  .bar {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 0.375rem;
  }
  .bar rect {
    fill: currentColor;
    forced-color-adjust: none;
  }
  .bar .track {
    fill: var(--_sunken);
  }
  :host(:dir(rtl)) .bar {
    transform: scaleX(-1);
  }
  @container (max-width: 11rem) {
    .bars .part-name {
      grid-column: 1 / -1;
    }
  }
  .stale .bar {
    filter: grayscale(0.7);
  }
  @media (prefers-reduced-motion: no-preference) {
    .bar rect {
      transition: width 0.4s ease-out;
    }
  }
`;
