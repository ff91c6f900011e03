import { css } from 'lit';

export const adviceStyles = css`
  .advices {
    display: grid;
  }
  .advice {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.375rem 1rem;
    align-items: start;
    padding-block: 0.875rem;
    border-block-start: 1px solid var(--_line);
  }
  .advice:first-child {
    border-block-start: 0;
    padding-block-start: 0.25rem;
  }
  .advice:last-child {
    padding-block-end: 0;
  }
  .advice-words {
    display: grid;
    gap: 0.125rem;
  }
  .about {
    color: var(--_muted);
    font-size: var(--_text-xs);
    font-weight: 550;
  }
  .todo {
    font-weight: 620;
    line-height: 1.35;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .effect {
    display: grid;
    gap: 0.125rem;
    color: var(--_muted);
    font-size: var(--_text-sm);
    text-wrap: pretty;
  }
  .effect strong {
    color: var(--_text);
    font-weight: 620;
  }
  .caption {
    overflow: hidden;
    quotes: '“' '”';
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .advice-sure {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    min-inline-size: 0;
  }
  .advice-sure .range {
    flex: 1 1 4rem;
    max-inline-size: 16rem;
  }
  .confidence .icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    stroke-width: 2.5;
  }
  .basis {
    color: var(--_warning);
    font-size: var(--_text-xs);
    font-weight: 600;
  }
  .advice-action {
    justify-self: start;
  }
  .advice-sure > .why[open] {
    flex-basis: 100%;
  }
  .why > summary {
    display: inline-flex;
    align-items: center;
    gap: 0.125rem;
    min-block-size: 1.5rem;
    border-radius: 0.25rem;
    color: var(--_accent);
    font-size: var(--_text-sm);
    font-weight: 550;
    list-style: none;
    cursor: pointer;
  }
  .why > summary::-webkit-details-marker {
    display: none;
  }
  .why > summary:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .why .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .why[open] > summary .icon {
    rotate: 180deg;
  }
  .evidence {
    display: grid;
    gap: 0.25rem;
    margin-block: 0.375rem 0.25rem;
    padding-inline-start: 0.75rem;
    border-inline-start: 2px solid var(--_line);
    color: var(--_muted);
    font-size: var(--_text-sm);
    text-wrap: pretty;
  }
  .evidence-title {
    margin-block: 0.625rem 0.25rem;
    font-size: var(--_text-sm);
    font-weight: 600;
  }
  .factors {
    display: grid;
    gap: 0.25rem;
    max-inline-size: 26rem;
    font-size: var(--_text-sm);
  }
  .factors li {
    display: grid;
    grid-template-columns: minmax(0, 8rem) minmax(3rem, 1fr) 3.75rem;
    align-items: center;
    gap: 0.5rem;
  }
  .factor-name {
    color: var(--_muted);
  }
  .factor-bar {
    inline-size: 100%;
    block-size: 0.75rem;
  }
  :host(:dir(rtl)) .factor-bar {
    transform: scaleX(-1);
  }
  .factor-axis {
    fill: var(--_line-strong);
  }
  .more .factor-share {
    fill: var(--_accent);
  }
  .less .factor-share {
    fill: var(--_surface);
    stroke: var(--_negative);
    stroke-width: 1.5;
  }
  .factor-percent {
    text-align: end;
  }
  @media (pointer: coarse) {
    .why > summary {
      min-block-size: 2.75rem;
    }
  }
  @media print {
    .why > summary {
      display: none;
    }
    .why::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;
