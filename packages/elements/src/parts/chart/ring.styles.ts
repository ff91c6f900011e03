import { css } from 'lit';

/** Parts of a whole as a ring, with the total inside. */
export const ringStyles = css`
  .body.of-doughnut {
    gap: 1rem;
    align-content: start;
  }
  .ring-plot {
    position: relative;
    display: grid;
    place-items: center;
  }
  .ring {
    inline-size: 11rem;
    max-inline-size: 100%;
    fill: none;
    stroke-width: 11;
  }
  .ring circle {
    stroke: currentColor;
    forced-color-adjust: none;
    pointer-events: visibleStroke;
  }
  .ring .read {
    stroke-width: 13;
  }
  @container (min-width: 28rem) {
    .body.of-doughnut {
      grid-template-columns: minmax(9rem, 2fr) minmax(0, 3fr);
      align-content: center;
      align-items: center;
      column-gap: 1.75rem;
    }
    .ring {
      inline-size: 13rem;
    }
  }
  .total {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    pointer-events: none;
  }
  .total-name {
    color: var(--_muted);
    font-size: var(--_text-xs);
  }
  .total-value {
    font-size: var(--_text-lg);
    font-weight: 640;
    letter-spacing: -0.015em;
  }
  .stale .ring {
    filter: grayscale(0.7);
  }
  @media (prefers-reduced-motion: no-preference) {
    .ring circle {
      transition:
        stroke-dasharray 0.4s ease-out,
        stroke-dashoffset 0.4s ease-out,
        stroke-width 0.15s;
    }
  }
`;
