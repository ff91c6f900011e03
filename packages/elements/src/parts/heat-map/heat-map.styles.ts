import { css } from 'lit';

export const heatMapStyles = css`
  .heat-summary {
    color: var(--_muted);
    font-size: var(--_text-sm);
    text-wrap: pretty;
  }
  .heat {
    --_row: 1.375rem;
    inline-size: 100%;
    margin-block-start: 0.75rem;
    border-collapse: separate;
    border-spacing: 0;
    table-layout: fixed;
  }
  .heat th {
    padding: 0;
    color: var(--_muted);
    font-size: 0.6875rem;
    font-weight: 500;
    text-align: start;
    white-space: nowrap;
  }
  .heat thead th {
    position: relative;
    block-size: 1.25rem;
    vertical-align: top;
  }
  .heat tbody th {
    position: relative;
  }
  .heat thead th:first-child,
  .heat tbody th {
    inline-size: 2.125rem;
    overflow: hidden;
    text-overflow: clip;
  }
  .heat.long-days thead th:first-child,
  .heat.long-days tbody th {
    inline-size: 3.25rem;
  }
  .tick {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 1px;
    font-variant-numeric: tabular-nums;
  }
  .tick.between {
    display: none;
  }
  .heat td,
  .sample {
    position: relative;
    padding: 0;
    block-size: var(--_row);
  }
  .heat td {
    cursor: crosshair;
  }
  .heat i,
  .sample i {
    --_size: 0.34;
    --_ink: var(--_line-strong);
    display: block;
    box-sizing: border-box;
    inline-size: calc((100% - 2px) * var(--_size));
    block-size: calc((var(--_row) - 2px) * var(--_size));
    margin: auto;
    border: 1.5px solid var(--_ink);
    border-radius: clamp(1px, 0.25rem * var(--_size), 0.25rem);
  }
  .level-0 i,
  .level-6 i {
    --_size: 1;
  }
  .level-1 i,
  .level-5 i {
    --_size: 0.8;
  }
  .level-2 i,
  .level-4 i {
    --_size: 0.56;
  }
  .level-0 i,
  .level-1 i,
  .level-2 i {
    --_ink: color-mix(in srgb, var(--_negative) 65%, var(--_surface));
  }
  .level-3 i {
    background: var(--_ink);
  }
  .level-4 i,
  .level-5 i,
  .level-6 i {
    --_ink: var(--_accent);
    background: var(--_ink);
  }
  .level-4 i {
    --_ink: color-mix(in srgb, var(--_accent) 62%, var(--_surface));
  }
  .level-5 i {
    --_ink: color-mix(in srgb, var(--_accent) 82%, var(--_surface));
  }
  .unknown i {
    inline-size: 2px;
    block-size: 2px;
    border: 0;
    border-radius: 50%;
    background: var(--_line-strong);
    opacity: 0.7;
  }
  /* A notch, so that what was named best is told by its shape. */
  .best:not(.unknown) i {
    border-start-end-radius: 0;
    box-shadow:
      0 0 0 1px var(--_surface),
      0 0 0 2.5px var(--_text);
  }
  .heat td:focus-visible,
  .heat td:hover {
    outline: 2px solid var(--_text);
    outline-offset: 0;
    border-radius: 3px;
    z-index: 1;
  }
  .heat-line {
    min-block-size: 2.6em;
    margin-block-start: 0.625rem;
    font-size: var(--_text-sm);
    line-height: 1.3;
  }
  .heat-line span {
    color: var(--_muted);
  }
  .heat-legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.375rem 0.875rem;
    margin-block-start: 0.375rem;
    color: var(--_muted);
    font-size: var(--_text-xs);
  }
  .sample {
    --_row: 0.875rem;
    display: inline-grid;
    flex: none;
    align-items: center;
    inline-size: 0.875rem;
  }
  .heat-scale,
  .heat-marks,
  .heat-note {
    display: flex;
    align-items: center;
    gap: 0.375rem;
  }
  /* Marks in one row whatever the width: below their words where these leave no room. */
  @container (max-width: 26rem) {
    .heat-scale {
      display: grid;
      grid-template-columns: auto auto;
      flex-basis: 100%;
      gap: 0.25rem 0.5rem;
    }
    .heat-marks {
      grid-row: 2;
      grid-column: 1 / -1;
      justify-content: space-between;
    }
    .heat-end:last-child {
      text-align: end;
    }
    .heat-line {
      min-block-size: 3.9em;
    }
  }
  @container (min-width: 34rem) {
    .heat {
      --_row: 1.625rem;
    }
    .heat thead th:first-child,
    .heat tbody th {
      inline-size: 2.75rem;
    }
    .heat.long-days thead th:first-child,
    .heat.long-days tbody th {
      inline-size: 3.75rem;
    }
    .tick.between {
      display: inline;
    }
    .heat th {
      font-size: var(--_text-xs);
    }
  }
  @container (min-width: 42rem) {
    .heat {
      --_row: 1.875rem;
    }
    .heat-line {
      min-block-size: 1.3em;
    }
  }
  @media (forced-colors: active) {
    .heat i,
    .sample i {
      --_ink: CanvasText !important;
      forced-color-adjust: none;
      border-color: CanvasText;
    }
    .level-4 i,
    .level-5 i,
    .level-6 i {
      border-color: Highlight;
      background: Highlight;
    }
    .level-3 i,
    .unknown i {
      background: CanvasText;
    }
  }
`;
