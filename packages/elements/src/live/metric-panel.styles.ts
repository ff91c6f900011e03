import { css } from 'lit';

/** The box of a panel about one metric. */
export const metricPanelStyles = css`
  :host {
    container-type: inline-size;
  }
  .about {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem;
    padding: 1.125rem 1.25rem 1.25rem;
  }
  .heading {
    padding-inline-end: 2.5rem; /* a box around it has its button there */
  }
  .waiting {
    display: grid;
    gap: 0.75rem;
    align-content: start;
  }
  .waiting .placeholder {
    inline-size: 100%;
  }
  @media print {
    .about {
      break-inside: avoid;
    }
  }
`;
