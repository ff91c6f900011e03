import { css } from 'lit';

export const bestTimesStyles = css`
  :host {
    container-type: inline-size;
  }
  .week {
    block-size: 100%;
    padding: 1.125rem 1.25rem 1rem;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 1rem;
    margin-block-end: 0.25rem;
  }
  .zone {
    color: var(--_muted);
    font-size: var(--_text-xs);
  }
  .basis {
    margin-block-end: 0.25rem;
    color: var(--_warning);
    font-size: var(--_text-sm);
    font-weight: 550;
  }
  /* As high as the week will be: its sentence, eight rows, the line and the legend. */
  .frame {
    display: grid;
    grid-auto-rows: 1fr;
    gap: 0.375rem;
    min-block-size: 17.5rem;
  }
  .frame .placeholder {
    display: block;
  }
  .stale .heat i {
    opacity: 0.55;
  }
  @container (max-width: 22rem) {
    .week {
      padding-inline: 0.75rem;
    }
  }
`;
