import { css } from 'lit';

export const cardStyles = css`
  :host {
    container-type: inline-size;
  }
  .card {
    --_surface: var(--bizboost-card-background, var(--bizboost-surface, light-dark(#ffffff, #16181d)));
    display: grid;
    grid-template: auto auto 1fr / minmax(0, 1fr);
    gap: 0.375rem;
    block-size: 100%;
    padding: 1.125rem 1.25rem 0.875rem;
  }
  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem;
    min-block-size: 1.625rem;
  }
  .label {
    flex: 1;
    min-inline-size: 0;
    color: var(--_muted);
    font-size: var(--_text-sm);
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .trend {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 0.1875rem;
    padding: 0.125rem 0.5rem 0.125rem 0.375rem;
    border-radius: 99rem;
    background: var(--_sunken);
    color: var(--_muted);
    font-size: var(--_text-xs);
    font-weight: 600;
    line-height: 1.5;
  }
  .trend .icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    stroke-width: 2.25;
  }
  .trend.new {
    padding-inline: 0.5rem;
    background: var(--_tint);
    color: var(--_accent);
  }
  .trend.good {
    background: color-mix(in srgb, var(--_positive) 10%, var(--_surface));
    color: var(--_positive);
  }
  .trend.bad {
    background: color-mix(in srgb, var(--_negative) 9%, var(--_surface));
    color: var(--_negative);
  }
  .middle {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    min-block-size: 2.25rem;
  }
  .value {
    flex: none;
    max-inline-size: 100%;
    font-size: clamp(1.375rem, 9.5cqi, var(--_text-2xl));
    font-weight: 640;
    letter-spacing: -0.022em;
    line-height: 2.25rem;
    white-space: nowrap;
  }
  .rest {
    color: var(--_muted);
    font-size: 0.68em;
    line-height: 1; /* else the smaller letters make the line higher */
    font-weight: 560;
    letter-spacing: -0.01em;
  }
  .spark {
    flex: 0 1 6.5rem;
    min-inline-size: 0;
    block-size: 2rem;
    overflow: visible;
  }
  :host(:dir(rtl)) .spark {
    transform: scaleX(-1);
  }
  .spark-line {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.75;
    stroke-linejoin: round;
    stroke-linecap: round;
    vector-effect: non-scaling-stroke;
  }
  .spark-area {
    fill: var(--_accent);
    opacity: 0.1;
  }
  .bottom {
    display: flex;
    flex-direction: column;
    gap: 0.25rem;
    font-size: var(--_text-sm);
    line-height: 1.5rem;
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1rem;
    margin-block-start: auto;
  }
  .asks {
    display: inline-flex;
    gap: 0 0.75rem;
  }
  .asks .link {
    justify-content: center;
    min-inline-size: 1.5rem;
  }
  .asks .icon {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  [part='receipt'] {
    margin-inline-end: -0.1875rem; /* what is seen ends with the card's other lines */
  }
  @media (pointer: coarse) {
    .asks .link {
      min-inline-size: 2.75rem;
    }
    [part='receipt'] {
      margin-inline-end: -0.8125rem;
    }
  }
  .receipt {
    max-inline-size: 32rem;
  }
  .why-dialog {
    inline-size: min(46rem, calc(100% - 2rem));
    max-block-size: calc(100% - 2rem);
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font-weight: 400;
    overflow: auto;
    overscroll-behavior: contain;
    box-shadow: 0 1.25rem 3.75rem rgb(0 0 0 / 0.3);
  }
  .why-dialog::backdrop {
    background: rgb(10 12 16 / 0.5);
  }
  .why-dialog form {
    position: absolute;
    inset-block-start: 0.5rem;
    inset-inline-end: 0.5rem;
  }
  .why-close {
    inline-size: 2.75rem;
    block-size: 2.75rem;
  }
  .note {
    min-inline-size: 0;
    min-block-size: 2.7em; /* two lines, so that a number's coming moves nothing */
    color: var(--_muted);
    line-height: 1.35;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  /* Letters twice as large in the narrowest place: the number may break, the little line goes. */
  @container (max-width: 11rem) {
    .value {
      white-space: normal;
      overflow-wrap: anywhere;
    }
    .spark {
      display: none;
    }
    .top {
      flex-wrap: wrap;
    }
  }
  .placeholder {
    display: block;
  }
  .wide {
    inline-size: 8.5rem;
    block-size: 1.75rem;
    margin-block: 0.25rem;
    line-height: 1;
  }
  .under {
    inline-size: 10rem;
    block-size: 0.875rem;
    margin-block-start: 0.1875rem;
    line-height: 1;
  }
  .stale .value,
  .stale .rest {
    color: var(--_muted);
  }
  .stale .spark {
    filter: grayscale(0.8);
  }
`;
