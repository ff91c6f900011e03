import { css } from 'lit';

/** The data table in place of the picture. */
export const chartTableStyles = css`
  .table-scroll {
    position: absolute;
    inset: 0;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-small);
    font-size: var(--_text-sm);
  }
  .table-scroll table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .table-scroll th,
  .table-scroll td {
    padding: 0.4375rem 0.75rem;
    border-block-end: 1px solid var(--_line);
    text-align: end;
    white-space: nowrap;
  }
  .table-scroll tr > :first-child {
    text-align: start;
    white-space: normal;
  }
  .table-scroll tbody tr:last-child > * {
    border-block-end: 0;
  }
  .table-scroll thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_sunken);
    color: var(--_muted);
    font-weight: 550;
  }
  .table-scroll tbody th {
    font-weight: 500;
  }
  .more {
    padding: 0.5rem 0.75rem;
    color: var(--_muted);
  }
  @media print {
    .table-scroll {
      position: static;
      order: 1;
      margin-block-start: 0.75rem;
      font-size: var(--_text-xs);
    }
    .table-scroll th,
    .table-scroll td {
      padding: 0.25rem 0.375rem;
      white-space: normal;
    }
  }
`;
