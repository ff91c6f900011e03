import { css } from 'lit';

/** A quiet button that is only an icon. */
export const toolStyles = css`
  .tool {
    display: grid;
    flex: none;
    place-items: center;
    min-inline-size: 2rem;
    min-block-size: 2rem;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--_muted);
    font: inherit;
    cursor: pointer;
  }
  .panel .tool:last-child,
  .panel [part='take'] {
    margin-block: -0.25rem;
    margin-inline-end: -0.375rem;
  }
  .tool:hover {
    background: var(--_sunken);
    color: var(--_text);
  }
  @media (pointer: coarse) {
    .tool {
      min-inline-size: 2.75rem;
      min-block-size: 2.75rem;
    }
  }
`;
