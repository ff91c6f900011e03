import { css } from 'lit';

export const periodPickerStyles = css`
  :host {
    container-type: inline-size;
    position: relative;
    inline-size: 27rem;
    max-inline-size: 100%;
    font-size: var(--_text-sm);
  }
  .options {
    display: flex;
    max-inline-size: 100%;
    padding: 0.1875rem;
    border-radius: calc(var(--_radius-small) + 0.1875rem);
    background: var(--_sunken);
  }
  .named {
    display: flex;
    flex: 1 1 auto;
    min-inline-size: 0;
  }
  .option {
    position: relative;
    display: inline-flex;
    flex: 1 1 auto;
    align-items: center;
    justify-content: center;
    gap: 0.375rem;
    min-block-size: 2rem;
    padding: 0.125rem 0.75rem;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--_muted);
    font: inherit;
    font-weight: 550;
    line-height: 1.2;
    white-space: nowrap;
    cursor: pointer;
  }
  .option input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .option:hover {
    color: var(--_text);
  }
  .option:has(input:checked),
  .option.chosen {
    background: var(--_surface);
    color: var(--_text);
    box-shadow:
      0 0 0 1px var(--_line),
      0 1px 2px light-dark(rgb(16 24 40 / 0.08), rgb(0 0 0 / 0.4));
  }
  .option:has(input:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  .option .icon {
    inline-size: 0.9375rem;
    block-size: 0.9375rem;
  }
  .days {
    position: absolute;
    inset-block-start: calc(100% + 0.375rem);
    inset-inline-end: 0;
    z-index: 3;
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.75rem;
    inline-size: max-content;
    min-inline-size: min(100%, 20rem);
    max-inline-size: min(22rem, 100vw - 2rem);
    padding: 1rem;
    box-shadow: 0 8px 28px light-dark(rgb(16 24 40 / 0.14), rgb(0 0 0 / 0.55));
  }
  .days label {
    display: grid;
    gap: 0.25rem;
    min-inline-size: 0;
    color: var(--_muted);
    font-size: var(--_text-xs);
    font-weight: 550;
  }
  .days input {
    min-inline-size: 0;
    inline-size: 100%;
    min-block-size: 2.25rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: var(--_text-sm);
  }
  .fault {
    grid-column: 1 / -1;
    color: var(--_negative);
    font-size: var(--_text-xs);
  }
  .fault:empty {
    display: none;
  }
  .buttons {
    display: flex;
    grid-column: 1 / -1;
    justify-content: end;
    gap: 0.5rem;
  }
  @container (max-width: 24rem) {
    .option {
      padding-inline: 0.5rem;
    }
    .custom {
      flex: 0 0 auto;
      padding-inline: 0.625rem;
    }
    .custom:not(.chosen) span {
      display: none;
    }
    .options,
    .named {
      flex-wrap: wrap;
    }
    /* Days in words want a line of their own. */
    .custom.chosen {
      flex: 1 0 100%;
      white-space: normal;
    }
  }
  @container (max-width: 19rem) {
    .option,
    .custom {
      padding-inline: 0.25rem;
      font-size: var(--_text-xs);
    }
    .custom {
      min-inline-size: 1.75rem;
    }
  }
  @media (pointer: coarse) {
    .option,
    .days input {
      min-block-size: 2.75rem;
    }
  }
  @media (forced-colors: active) {
    .options {
      border: 1px solid;
    }
    .option:has(input:checked),
    .option.chosen {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
