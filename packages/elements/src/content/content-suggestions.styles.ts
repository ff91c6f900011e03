import { css } from 'lit';

export const contentSuggestionsStyles = css`
  :host {
    container-type: inline-size;
    color: inherit;
  }
  .suggestions {
    display: grid;
    gap: calc(var(--_gap) * 1.25);
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 0.875rem;
  }
  .title {
    font-size: var(--_text-xl);
    font-weight: 650;
    letter-spacing: -0.015em;
    line-height: 1.3;
    text-wrap: balance;
  }
  .slow {
    color: color-mix(in srgb, currentColor 78%, transparent);
    font-size: var(--_text-sm);
  }
  .panels {
    display: grid;
    gap: var(--_gap);
    grid-template-columns: minmax(0, 1fr);
  }
  .panel {
    color: var(--_text);
  }
  .box {
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
    min-inline-size: 0;
    padding: 1.125rem 1.25rem;
  }
  .box > .notice {
    flex: 1;
    min-block-size: 11rem;
  }
  .side {
    color: var(--_muted);
    font-size: var(--_text-xs);
    font-weight: 600;
  }
  .none {
    padding-block: 0.5rem;
    color: var(--_muted);
    font-size: var(--_text-sm);
    text-wrap: pretty;
  }
  .few {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.375rem;
    padding: 1rem 1.25rem;
    background: var(--_tint);
    font-size: var(--_text-sm);
    text-wrap: pretty;
  }
  .few-title {
    font-size: var(--_text-md);
    font-weight: 620;
  }
  .few p {
    max-inline-size: 60ch;
  }
  .few-count {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    color: var(--_muted);
    font-size: var(--_text-xs);
  }
  .progress {
    flex: 0 1 14rem;
    /* WebKit takes a picture without a size of its own for 300 px wide. */
    inline-size: 3rem;
    min-inline-size: 3rem;
    block-size: 0.5rem;
    fill: color-mix(in srgb, var(--_accent) 18%, var(--_surface));
  }
  .progress .done {
    fill: var(--_accent);
  }
  .next {
    border-color: color-mix(in srgb, var(--_accent) 45%, var(--_line));
  }
  .next .heading {
    color: var(--_accent);
    font-size: var(--_text-sm);
  }
  .next .todo {
    font-size: clamp(var(--_text-lg), 4.2cqi, var(--_text-xl));
    letter-spacing: -0.01em;
  }
  .next .button {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .next .button:hover {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }
  .as-it-is {
    flex-basis: 100%;
    color: var(--_muted);
    font-size: var(--_text-sm);
  }
  .side {
    margin-block-end: 0.375rem;
  }
  .best + .worst {
    margin-block-start: 0.75rem;
  }
  .trust {
    display: flex;
    gap: 0.5rem;
    margin-block-start: auto;
    padding-block-start: 0.75rem;
    border-block-start: 1px solid var(--_line);
    color: var(--_muted);
    font-size: var(--_text-sm);
    text-wrap: pretty;
  }
  .verdict {
    font-size: var(--_text-lg);
    font-weight: 560;
    line-height: 1.4;
    text-wrap: pretty;
  }
  .figures {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.625rem;
  }
  .table-scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    margin-block-start: 0.5rem;
    border-collapse: collapse;
    font-size: var(--_text-sm);
  }
  caption {
    padding-block: 0.75rem 0.25rem;
    font-weight: 600;
    text-align: start;
  }
  th,
  td {
    padding: 0.4375rem 0.75rem 0.4375rem 0;
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }
  td:last-child .range {
    min-inline-size: 5rem;
  }
  thead th {
    color: var(--_muted);
    font-size: var(--_text-xs);
    font-weight: 550;
  }
  .waiting {
    display: grid;
    gap: 0.875rem;
    align-content: start;
    min-block-size: 9rem;
  }
  .week .waiting {
    min-block-size: 16.5rem;
  }
  .waiting .placeholder {
    block-size: 2.25rem;
  }
  .waiting .placeholder:last-child {
    inline-size: 60%;
  }
  .stale .todo,
  .stale .verdict {
    color: var(--_muted);
  }

  @container (min-width: 21rem) {
    .advice {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .advice-action {
      grid-column: 2;
      grid-row: 1;
      justify-self: end;
    }
    .advice-sure {
      grid-column: 1 / -1;
    }
  }
  @container (max-width: 30rem) or (min-width: 58rem) {
    .next .advice {
      grid-template-columns: minmax(0, 1fr);
      gap: 0.75rem;
    }
    .next .advice-action {
      grid-column: 1;
      grid-row: auto;
      justify-self: start;
    }
  }
  @container (min-width: 44rem) {
    .times .sides {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 2.5rem;
    }
    .best + .worst {
      margin-block-start: 0;
    }
  }
  @container (min-width: 58rem) {
    .panels {
      grid-template-columns: repeat(12, minmax(0, 1fr));
    }
    .panels > .times {
      grid-column: 1 / -1;
    }
    .panels > .next {
      grid-column: span 5;
    }
    .panels > .week {
      grid-column: span 7;
    }
    .panels > .tips,
    .panels > .planned,
    .panels > .topics,
    .panels > .record {
      grid-column: span 6;
    }
  }
  @media print {
    .panels > * {
      break-inside: avoid;
    }
  }
`;
