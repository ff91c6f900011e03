import { css } from 'lit';

/** A line over time: the canvas in its frame, the tooltip over it, the legend under it. */
export const lineStyles = css`
  .plot {
    position: relative;
    min-inline-size: 0;
    border-radius: 0.375rem;
    cursor: crosshair;
    touch-action: pan-y;
  }
  .plot:focus-visible {
    outline-offset: 4px;
  }
  .frame {
    position: relative;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: var(--_height);
    min-inline-size: 0;
  }
  .frame canvas {
    position: absolute;
    inset: 0;
    display: block;
    /* Until it is drawn on, a canvas is 300 pixels wide: more than a narrow page has. */
    max-inline-size: 100%;
  }
  .stale canvas {
    filter: grayscale(0.7);
  }
  .tooltip {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    z-index: 2;
    inline-size: max-content;
    max-inline-size: min(16rem, 100%);
    padding: 0.5rem 0.75rem 0.5625rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    box-shadow: 0 4px 16px light-dark(rgb(16 24 40 / 0.12), rgb(0 0 0 / 0.5));
    font-size: var(--_text-xs);
    line-height: 1.5;
    cursor: default;
  }
  .tooltip-name {
    color: var(--_muted);
  }
  .tooltip dl > div {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
  }
  .tooltip dt {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-inline-size: 0;
  }
  .tooltip .swatch.none {
    display: none;
  }
  .tooltip dd {
    font-weight: 600;
    white-space: nowrap;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    padding-block-start: 0.75rem;
    font-size: var(--_text-sm);
  }
  .legend li {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
  }
  @media print {
    .frame {
      min-block-size: 0;
    }
    .frame canvas {
      position: static;
      inline-size: 100% !important;
      block-size: auto !important;
    }
    .plot {
      break-inside: avoid;
    }
  }
`;
