import { css } from 'lit';

export const driversStyles = css`
  .lead {
    color: var(--_text);
    font-size: var(--_text-md);
    text-wrap: pretty;
  }
  .instead {
    color: var(--_muted);
    font-size: var(--_text-sm);
    text-wrap: pretty;
  }
  .dimensions {
    display: grid;
    gap: 1.25rem 2rem;
  }
  .by {
    margin-block-end: 0.5rem;
    color: var(--_muted);
    font-size: var(--_text-sm);
    font-weight: 600;
  }
  .drivers {
    display: grid;
    gap: 0.75rem;
  }
  .driver {
    display: grid;
    grid-template: 'name change' auto 'bar bar' auto 'detail detail' auto / minmax(0, 1fr) auto;
    gap: 0.25rem 0.75rem;
    align-items: baseline;
  }
  .name {
    grid-area: name;
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .change {
    grid-area: change;
    font-weight: 600;
  }
  .good .change {
    color: var(--_positive);
  }
  .bad .change {
    color: var(--_negative);
  }
  .detail {
    grid-area: detail;
    color: var(--_muted);
    font-size: var(--_text-xs);
  }
  .bar {
    grid-area: bar;
    display: block;
    inline-size: 100%;
    block-size: 0.375rem;
    overflow: visible;
  }
  :host(:dir(rtl)) .bar {
    transform: scaleX(-1);
  }
  .bar-track {
    fill: var(--_sunken);
  }
  .good .bar-part {
    fill: var(--_positive);
  }
  .bad .bar-part {
    fill: var(--_negative);
  }
  .bar-middle {
    stroke: var(--_line-strong);
    stroke-width: 1;
    fill: none;
  }
  .sum {
    margin-block-start: 0.75rem;
    padding-block-start: 0.5rem;
    border-block-start: 1px solid var(--_line);
    color: var(--_muted);
    font-size: var(--_text-xs);
  }
  .stale .change,
  .stale .name {
    color: var(--_muted);
  }
  .waiting {
    min-block-size: 12rem;
  }
  .waiting .placeholder {
    block-size: 1.75rem;
  }
  @container (min-width: 34rem) {
    .dimensions {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .bar-track {
      stroke: CanvasText;
    }
    .good .bar-part,
    .bad .bar-part {
      fill: Highlight;
    }
  }
`;
