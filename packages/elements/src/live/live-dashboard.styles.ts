import { css } from 'lit';

export const liveDashboardStyles = css`
  :host {
    container-type: inline-size;
    color: inherit;
  }
  .dashboard {
    display: grid;
    gap: calc(var(--_gap) * 1.25);
  }
  .head {
    display: grid;
    gap: 0.875rem;
  }
  .title {
    font-size: var(--_text-xl);
    font-weight: 650;
    line-height: 1.3;
    text-wrap: balance;
  }
  .when {
    flex-basis: 100%;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
    min-inline-size: 0;
  }
  bizboost-period-picker {
    flex: 1 1 0;
    min-inline-size: min(12.5rem, 100%);
  }
  .missing,
  .slow {
    color: color-mix(in srgb, currentColor 78%, transparent);
    font-size: var(--_text-sm);
  }
  .cards,
  .panels {
    display: grid;
    gap: var(--_gap);
    grid-template-columns: minmax(0, 1fr);
  }
  .cards + .panels {
    margin-block-start: calc(var(--_gap) * -0.25);
  }

  @container (min-width: 30rem) {
    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .when {
      flex-basis: auto;
    }
    .when:not(:first-child)::before {
      content: '·';
      margin-inline-end: 0.625rem;
    }
  }
  @container (min-width: 44rem) {
    .head {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: end;
    }
    .panels {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .revenue,
    .campaigns {
      grid-column: 1 / -1;
    }
  }
  @container (min-width: 56rem) {
    .cards {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
  @container (min-width: 72rem) {
    .panels {
      grid-template-columns: repeat(12, minmax(0, 1fr));
    }
    .revenue,
    .campaigns {
      grid-column: span 8;
    }
    .channels,
    .products {
      grid-column: span 4;
    }
  }
  @media print {
    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .panels {
      grid-template-columns: minmax(0, 1fr);
    }
    .panels > *,
    .cards > * {
      break-inside: avoid;
    }
    .panels > .revenue {
      break-inside: auto; /* as long as its table */
    }
    .when::before {
      display: none;
    }
  }
`;
