import { css } from 'lit';

const inks = css`
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

const frame = css`
  :host {
    container-type: inline-size;
  }
  .chart {
    --_height: var(--bizboost-chart-height, 17rem);
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
    block-size: 100%;
    padding: 1.125rem 1.25rem 1.25rem;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem;
    min-block-size: 2rem;
  }
  .toggle {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 2rem;
    block-size: 2rem;
    margin-inline-end: -0.375rem;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  .toggle:hover {
    background: var(--_sunken);
    color: var(--_text);
  }
  @media (pointer: coarse) {
    .toggle {
      inline-size: 2.75rem;
      block-size: 2.75rem;
    }
  }
  .heading {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .stage {
    position: relative;
    flex: 1 0 auto;
    display: grid;
    min-block-size: var(--_height);
    min-inline-size: 0;
  }
  .stage.of-doughnut {
    min-block-size: max(var(--_height), 20.75rem);
  }
  @container (min-width: 28rem) {
    .stage.of-doughnut {
      min-block-size: var(--_height);
    }
  }
  .stage.of-bar {
    min-block-size: max(var(--_height), 24rem);
  }
  .empty {
    display: grid;
    place-items: center;
    position: absolute;
    inset: 0;
  }
  .line-empty {
    padding-block-end: 1.5rem;
    pointer-events: none;
  }
  .line-empty > * {
    pointer-events: auto;
  }
  .body {
    display: grid;
    min-inline-size: 0;
    min-block-size: 0;
  }
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
  .stale canvas,
  .stale .ring,
  .stale .bar {
    filter: grayscale(0.7);
  }
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
  @media (prefers-reduced-motion: no-preference) {
    .ring circle,
    .bar rect {
      transition:
        stroke-dasharray 0.4s ease-out,
        stroke-dashoffset 0.4s ease-out,
        stroke-width 0.15s,
        width 0.4s ease-out;
    }
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
`;

const waiting = css`
  .waiting {
    display: grid;
    gap: 0.75rem;
    block-size: 100%;
  }
  .waiting.line {
    grid-template-columns: repeat(9, 1fr);
    align-items: end;
    gap: 4%;
  }
  .waiting.line .placeholder:nth-child(3n) {
    block-size: 62%;
  }
  .waiting.line .placeholder:nth-child(3n + 1) {
    block-size: 34%;
  }
  .waiting.line .placeholder:nth-child(3n + 2) {
    block-size: 48%;
  }
  .waiting.bar {
    align-content: space-evenly;
  }
  .waiting.bar .placeholder {
    block-size: 0.625rem;
    border-radius: 99rem;
  }
  .waiting.bar .placeholder:nth-child(2n) {
    inline-size: 76%;
  }
  .waiting.bar .placeholder:nth-child(3n) {
    inline-size: 52%;
  }
  .waiting.doughnut {
    grid-template-columns: none;
    place-items: center;
  }
  .waiting.doughnut .placeholder {
    display: none;
  }
  .waiting.doughnut .placeholder:first-child {
    display: block;
    inline-size: 10rem;
    block-size: 10rem;
    border: 1.375rem solid var(--_sunken);
    border-radius: 50%;
    background: none;
  }
`;

const words = css`
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
  .shares,
  .bars {
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--_text-sm);
  }
  .shares li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto 2.75rem;
    align-items: center;
    column-gap: 0.625rem;
    padding-block: 0.375rem;
    border-block-end: 1px solid var(--_line);
  }
  .shares li:last-child {
    border-block-end: 0;
  }
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
  .part-name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .link.part-name {
    color: var(--_text);
    font-weight: 500;
  }
  .read .part-name,
  .link.part-name:hover {
    color: var(--_accent);
  }
  .part-value {
    font-weight: 600;
  }
  .part-share,
  .part-detail {
    color: var(--_muted);
    text-align: end;
  }
  .part-detail {
    font-size: var(--_text-xs);
  }
  @container (max-width: 11rem) {
    .bars .part-name {
      grid-column: 1 / -1;
    }
  }
  @container (max-width: 15.5rem) {
    .shares li {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .part-share {
      grid-area: 1 / 3;
    }
    .shares .part-value {
      grid-area: 2 / 2;
    }
    .part-detail {
      display: none;
    }
  }
  .chart-failure {
    margin-block: 0.75rem 0.5rem;
    color: var(--_muted);
    font-size: var(--_text-sm);
  }
`;

const table = css`
  .table-scroll {
    position: absolute;
    inset: 0;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    font-size: var(--_text-sm);
  }
  .table-scroll table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .table-scroll th,
  .table-scroll td {
    padding: 0.4375rem 0.75rem;
    border-block-end: 1px solid var(--_line);
    text-align: end;
    white-space: nowrap;
  }
  .table-scroll tr > :first-child {
    text-align: start;
    white-space: normal;
  }
  .table-scroll tbody tr:last-child > * {
    border-block-end: 0;
  }
  .table-scroll thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_sunken);
    color: var(--_muted);
    font-weight: 550;
  }
  .table-scroll tbody th {
    font-weight: 500;
  }
  .more {
    padding: 0.5rem 0.75rem;
    color: var(--_muted);
  }
  @media print {
    .table-scroll {
      position: static;
      margin-block-end: 0.75rem;
      font-size: var(--_text-xs);
    }
    .table-scroll th,
    .table-scroll td {
      padding: 0.25rem 0.375rem;
      white-space: normal;
    }
    .plot {
      break-inside: avoid;
    }
  }
`;

export const chartStyles = [inks, frame, waiting, words, table];
