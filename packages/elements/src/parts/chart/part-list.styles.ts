import { css } from 'lit';

/** What rings and bars have in common: lists of parts with name, number and share. */
export const partListStyles = css`
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
  @media print {
    .link.part-name {
      display: inline !important; /* a name, where it leads nowhere */
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
`;
