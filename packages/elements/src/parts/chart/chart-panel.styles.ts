import { css } from 'lit';

/** The box of a chart: its head, and the stage that pictures, tables and notices stand on. */
export const chartPanelStyles = css`
  :host {
    container-type: inline-size;
  }
  .chart {
    --_height: var(--bizboost-chart-height, 17rem);
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 0.75rem;
    block-size: 100%;
    padding: 1.125rem 1.25rem 1.25rem;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem;
    min-block-size: 2rem;
  }
  .heading {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .stage {
    position: relative;
    flex: 1 0 auto;
    display: grid;
    min-block-size: var(--_height);
    min-inline-size: 0;
  }
  .stage.of-doughnut {
    min-block-size: max(var(--_height), 20.75rem);
  }
  @container (min-width: 28rem) {
    .stage.of-doughnut {
      min-block-size: var(--_height);
    }
  }
  .stage.of-bar {
    min-block-size: max(var(--_height), 24rem);
  }
  .empty {
    display: grid;
    place-items: center;
    position: absolute;
    inset: 0;
  }
  .line-empty {
    padding-block-end: 1.5rem;
    pointer-events: none;
  }
  .line-empty > * {
    pointer-events: auto;
  }
  .body {
    display: grid;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .chart-failure {
    margin-block: 0.75rem 0.5rem;
    color: var(--_muted);
    font-size: var(--_text-sm);
  }
  @media print {
    .chart {
      block-size: auto; /* as long as its table, from sheet to sheet */
    }
  }
`;
