import { css } from 'lit';

export const campaignTableStyles = css`
  :host {
    container-type: inline-size;
  }
  .campaigns {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    overflow: hidden;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem;
    min-block-size: 3.875rem;
    padding: 1.125rem 1.25rem 0.75rem;
  }
  .missing,
  .line {
    padding: 0 1.25rem 0.75rem;
  }
  .instead,
  .waiting {
    flex: 1;
    min-block-size: 14rem;
    padding: 0 1.25rem 1.25rem;
  }
  .waiting p {
    display: flex;
    justify-content: space-between;
    gap: 2rem;
    padding-block: 1rem;
    border-block-start: 1px solid var(--_line);
  }
  .waiting .placeholder {
    inline-size: 10rem;
    block-size: 1rem;
  }
  .waiting .placeholder + .placeholder {
    inline-size: 45%;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_text-sm);
  }
  thead th {
    padding: 0;
    border-block: 1px solid var(--_line);
    background: color-mix(in srgb, var(--_sunken) 55%, var(--_surface));
    font-weight: 550;
    text-align: end;
  }
  thead th.name {
    text-align: start;
  }
  .sort {
    display: inline-flex;
    align-items: center;
    gap: 0.125rem;
    inline-size: 100%;
    min-block-size: 2.25rem;
    padding: 0.375rem 0.625rem;
    border: 0;
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: var(--_text-xs);
    white-space: nowrap;
    justify-content: end;
    cursor: pointer;
  }
  .sort:focus-visible {
    outline-offset: -3px;
  }
  .name .sort {
    flex-direction: row;
    justify-content: start;
    padding-inline-start: 1.25rem;
  }
  thead th:last-child .sort {
    padding-inline-end: 1.25rem;
  }
  .sort .icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    opacity: 0.7;
  }
  .sort:hover,
  .sort.sorted {
    color: var(--_text);
  }
  .sort.ascending .icon {
    rotate: 180deg;
  }
  tbody th,
  tbody td {
    padding: 0.75rem 0.625rem;
    border-block-end: 1px solid var(--_line);
    text-align: end;
    white-space: nowrap;
    vertical-align: middle;
  }
  tbody tr:last-child > * {
    border-block-end: 0;
  }
  tbody tr:hover > * {
    background: color-mix(in srgb, var(--_sunken) 45%, transparent);
  }
  tbody th {
    inline-size: 40%;
    padding-inline-start: 1.25rem;
    font-weight: 500;
    text-align: start;
    white-space: normal;
  }
  tbody td:last-child {
    padding-inline-end: 1.25rem;
  }
  .name .link {
    color: var(--_text);
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .name .link:hover {
    color: var(--_accent);
  }
  .status {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    margin-inline-start: 0.5rem;
    color: var(--_muted);
    font-size: var(--_text-xs);
    font-weight: 500;
    white-space: nowrap;
  }
  .status::before {
    content: '';
    inline-size: 0.4375rem;
    block-size: 0.4375rem;
    border: 1.5px solid currentColor;
    border-radius: 50%;
  }
  .status.active::before {
    border-color: var(--_positive);
    background: var(--_positive);
  }
  .cell-label,
  .head-word {
    display: none;
  }
  .stale td {
    color: var(--_muted);
  }
  .more {
    padding: 0.75rem 1.25rem 1rem;
    border-block-start: 1px solid var(--_line);
    color: var(--_muted);
    font-size: var(--_text-sm);
  }

  @media print {
    .name .link {
      display: inline !important; /* a name, where it leads nowhere */
    }
    .sort .icon {
      display: none;
    }
  }
  @container (max-width: 47.99rem) {
    .roas {
      display: none;
    }
  }
  @container (max-width: 37.99rem) {
    table,
    tbody {
      display: block;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tbody tr {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 0.5rem 0.75rem;
      padding: 0.875rem 1.25rem 1rem;
      border-block-start: 1px solid var(--_line);
    }
    tbody th,
    tbody td,
    tbody td:last-child {
      display: block;
      inline-size: auto;
      padding: 0;
      border: 0;
      text-align: start;
    }
    tbody tr:hover > * {
      background: none;
    }
    tbody th {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 0.75rem;
      grid-column: 1 / -1;
    }
    .roas {
      display: block;
    }
    .status {
      flex: none;
      margin-inline-start: 0;
    }
    /* Nobody sees the heads here, so nothing in them may take the focus. */
    .sort {
      display: none;
    }
    .head-word {
      display: inline;
    }
    .cell-label {
      display: block;
      color: var(--_muted);
      font-size: var(--_text-xs);
    }
  }
  @container (max-width: 18rem) {
    tbody tr {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
