import { css } from 'lit';

export const postComposerStyles = css`
  :host {
    container-type: inline-size;
  }
  .composer {
    display: grid;
    gap: 0.875rem;
    min-inline-size: 0;
    padding: 1.125rem 1.25rem 1.25rem;
  }
  .title {
    font-size: var(--_text-lg);
  }
  .drafts,
  .form {
    display: grid;
    gap: 1rem;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  /* One column on a phone, so that the score can stay in sight at its foot while one types. */
  .draft {
    display: flex;
    flex-direction: column;
    gap: 1rem;
    min-inline-size: 0;
  }
  .draft + .draft {
    padding-block-start: 1.25rem;
    border-block-start: 1px solid var(--_line);
  }
  .draft-name,
  .factors {
    max-inline-size: none;
  }
  .side,
  .outlook-title {
    color: var(--_muted);
    font-size: var(--_text-xs);
    font-weight: 600;
  }
  .draft-name {
    color: var(--_text);
    font-size: var(--_text-md);
  }
  .field {
    display: grid;
    gap: 0.3125rem;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .field > label,
  legend {
    padding: 0;
    font-size: var(--_text-sm);
    font-weight: 600;
  }
  legend {
    margin-block-end: 0.3125rem;
  }
  select,
  textarea,
  input[type='text'],
  input[type='datetime-local'] {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 2.5rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-small);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: max(1em, var(--_text-md));
  }
  /* What has the focus must not lie under the score that stays in sight. */
  .form :is(select, textarea, input, button) {
    scroll-margin-block-end: 7rem;
  }
  textarea {
    resize: vertical;
    line-height: 1.5;
  }
  [aria-invalid='true'] {
    border-color: var(--_negative);
    box-shadow: inset 0 0 0 1px var(--_negative);
  }
  .hint {
    color: var(--_muted);
    font-size: var(--_text-xs);
  }
  .fault {
    color: var(--_negative);
    font-size: var(--_text-sm);
    font-weight: 550;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  .choice {
    position: relative;
    cursor: pointer;
  }
  .choice input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .choice span {
    display: block;
    padding: 0.375rem 0.75rem;
    border: 1px solid var(--_line-strong);
    border-radius: 99rem;
    font-size: var(--_text-sm);
    line-height: 1.25rem;
  }
  .choice input:checked + span {
    border-color: var(--_accent);
    background: var(--_tint);
    box-shadow: inset 0 0 0 1px var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }
  .choice input:focus-visible + span {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .said {
    flex: 1 1 12rem;
    min-block-size: 1.5rem;
    color: var(--_muted);
    font-size: var(--_text-sm);
  }
  .comparison {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1rem;
    min-block-size: 3rem;
    padding: 0.625rem 0.875rem;
    border-radius: var(--_radius-small);
    background: var(--_tint);
    font-weight: 600;
  }

  .outlook {
    display: contents;
  }
  .outlook-head {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: grid;
    grid-template-columns: auto minmax(3rem, 1fr) auto;
    align-items: center;
    gap: 0 0.75rem;
    margin-inline: -1.25rem;
    padding: 0.625rem 1.25rem;
    border-block: 1px solid var(--_line);
    background: var(--_surface);
  }
  .outlook-title {
    grid-column: 1 / -1;
  }
  .score {
    display: flex;
    align-items: baseline;
    gap: 0.25rem;
    color: var(--_muted);
    font-size: var(--_text-sm);
    white-space: nowrap;
  }
  .score strong {
    min-inline-size: 2ch;
    color: var(--_text);
    font-size: var(--_text-2xl);
    font-weight: 640;
    letter-spacing: -0.022em;
    line-height: 1.3;
  }
  .behind .score strong,
  .behind .gauge,
  .stale .score strong {
    opacity: 0.65;
  }
  .outlook-body {
    display: grid;
    gap: 1rem;
    min-inline-size: 0;
    align-content: start;
  }
  .expected {
    display: grid;
    gap: 0.25rem;
    min-block-size: 4.25rem;
    align-content: start;
  }
  .changes ul {
    display: grid;
  }
  .change {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem;
    padding-block: 0.5rem;
    border-block-end: 1px solid var(--_line);
  }
  .change:last-child {
    border-block-end: 0;
  }
  .change-words {
    font-weight: 600;
  }
  .change .button {
    flex: none;
  }
  .made-of {
    display: grid;
    gap: 0.375rem;
  }
  .waiting {
    display: grid;
    gap: 0.75rem;
  }
  .waiting .placeholder {
    block-size: 2.5rem;
  }

  .score .placeholder {
    inline-size: 1.25em;
  }

  @container (max-width: 23rem) {
    .outlook-head {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .gauge {
      grid-area: 3 / 1 / auto / -1;
    }
    .outlook-head .confidence {
      justify-self: end;
    }
  }
  @container (min-width: 46rem) {
    .drafts {
      gap: 1.75rem;
    }
    .pair .drafts {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .pair .draft + .draft {
      padding: 0 0 0 1.75rem;
      border-block-start: 0;
      border-inline-start: 1px solid var(--_line);
    }
    .composer:not(.pair) .draft {
      display: grid;
      grid-template-columns: minmax(0, 1.25fr) minmax(18rem, 1fr);
      gap: 1.75rem;
      align-items: start;
    }
    .composer:not(.pair) .outlook {
      position: sticky;
      inset-block-start: 1rem;
      display: grid;
      gap: 1rem;
      padding: 1rem 1.125rem;
      border: 1px solid var(--_line);
      border-radius: var(--_radius-small);
      background: color-mix(in srgb, var(--_sunken) 45%, var(--_surface));
    }
    .composer:not(.pair) .outlook-head {
      position: static;
      margin: 0;
      padding: 0;
      border: 0;
      background: none;
    }
    .pair .outlook-head {
      position: static;
      margin-inline: 0;
      padding-inline: 0;
    }
  }
  @media (pointer: coarse) {
    .choice span {
      padding-block: 0.6875rem;
    }
  }
  @media (forced-colors: active) {
    .choice input:checked + span {
      outline: 2px solid Highlight;
    }
  }
  @media print {
    .buttons {
      display: none;
    }
  }
`;
