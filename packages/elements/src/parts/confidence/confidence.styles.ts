import { css } from 'lit';

export const confidenceStyles = css`
  .confidence {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    color: var(--_muted);
    font-size: var(--_text-xs);
    font-weight: 600;
    white-space: nowrap;
  }
  .confidence.high {
    color: var(--_positive);
  }
  .bars {
    flex: none;
    inline-size: 1rem;
    block-size: 0.75rem;
    stroke: currentColor;
    stroke-width: 1;
    fill: none;
  }
  .bars .full {
    fill: currentColor;
  }
  .bars .open {
    opacity: 0.55;
  }
`;
