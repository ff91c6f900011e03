import { css } from 'lit';

export const receiptStyles = css`
  .value {
    font-size: clamp(1.375rem, 9cqi, var(--_text-2xl));
    font-weight: 640;
    letter-spacing: -0.022em;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .comparison,
  .before,
  .note {
    color: var(--_muted);
    font-size: var(--_text-sm);
    text-wrap: pretty;
  }
  .definition {
    max-inline-size: 34rem;
    text-wrap: pretty;
  }
  .block {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
    padding-block-start: 1rem;
    border-block-start: 1px dashed var(--_line-strong);
  }
  dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.375rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5rem;
  }
  dt {
    display: flex;
    flex: 1 0 auto;
    align-items: baseline;
    gap: 0.375rem;
    max-inline-size: 100%;
    color: var(--_muted);
  }
  dt > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  dt::after {
    flex: 1 0 0.75rem;
    border-block-end: 1px dotted var(--_line-strong);
    content: '';
  }
  .sign {
    flex: none;
    inline-size: 0.75em;
    color: var(--_text);
    text-align: center;
  }
  dd {
    max-inline-size: 100%;
    margin-inline-start: auto;
    text-align: end;
    text-wrap: pretty;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .total {
    padding-block-start: 0.375rem;
    border-block-start: 1px solid var(--_line);
    font-weight: 600;
  }
  .total dt {
    color: inherit;
  }
  .code {
    font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace;
    font-size: var(--_text-xs);
  }
  .copying {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .told {
    color: var(--_muted);
    font-size: var(--_text-sm);
  }
  textarea {
    flex: 1 0 100%;
    min-inline-size: 0;
    block-size: 9rem;
    padding: 0.5rem 0.625rem;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-small);
    background: var(--_sunken);
    color: inherit;
    font:
      var(--_text-xs) / 1.5 ui-monospace,
      'Cascadia Mono',
      Menlo,
      Consolas,
      monospace;
    resize: vertical;
  }
  .stale .value,
  .stale dd {
    color: var(--_muted);
  }
  .waiting {
    min-block-size: 26rem; /* about what comes: nothing below it jumps */
  }
  .waiting .placeholder {
    block-size: 1.25rem;
  }
  .waiting .placeholder:first-child {
    inline-size: 9rem;
    block-size: 2rem;
  }
  @media (forced-colors: active) {
    .block,
    dt::after {
      border-color: CanvasText;
    }
  }
`;
