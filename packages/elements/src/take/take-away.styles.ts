import { css } from 'lit';

export const takeAwayStyles = css`
  :host {
    flex: none;
  }
  @media print {
    :host {
      display: none;
    }
  }
  .menu {
    position: fixed;
    inset: auto;
    inline-size: max-content;
    max-inline-size: min(22rem, calc(100vw - 1rem));
    max-block-size: calc(100dvh - 1rem);
    margin: 0;
    padding: 0.375rem;
    overflow: auto;
    overscroll-behavior: contain;
    color: var(--_text);
    box-shadow: 0 0.5rem 1.75rem light-dark(rgb(16 24 40 / 0.16), rgb(0 0 0 / 0.55));
  }
  .menu:not(.placed) {
    visibility: hidden;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    min-inline-size: 0;
  }
  hr {
    margin: 0.375rem 0.625rem;
    border: 0;
    border-block-start: 1px solid var(--_line);
  }
  .name {
    flex: 1;
    min-inline-size: 0;
    padding-inline: 0.625rem 1.5rem;
    overflow-wrap: anywhere;
  }
  .item {
    min-block-size: 2.25rem;
    padding: 0.25rem 0.625rem;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 550;
    text-align: start;
    cursor: pointer;
  }
  .item.whole {
    flex: 1;
    color: var(--_text);
    font-weight: 500;
  }
  .item:hover,
  .item:focus {
    background: var(--_sunken);
  }
  .item:focus-visible {
    outline-offset: -2px;
  }
  .said {
    max-inline-size: 20rem;
    padding: 0.375rem 0.625rem;
    color: var(--_muted);
    font-size: var(--_text-sm);
    overflow-wrap: anywhere;
  }
  .silent {
    display: none;
  }
  .address {
    inline-size: 100%;
    min-block-size: 2.25rem;
    padding: 0.375rem 0.625rem;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  .ink-sunken {
    color: var(--_sunken);
  }
  .ink-positive {
    color: var(--_positive);
  }
  .ink-negative {
    color: var(--_negative);
  }
  @media (pointer: coarse) {
    .item {
      min-block-size: 2.75rem;
      min-inline-size: 2.75rem;
    }
  }
`;
