import { css } from 'lit';

/** The frame of a chart whose numbers are on their way: of the size and kind that it will be. */
export const chartWaitingStyles = css`
  .waiting {
    display: grid;
    gap: 0.75rem;
    block-size: 100%;
  }
  .waiting.line {
    grid-template-columns: repeat(9, 1fr);
    align-items: end;
    gap: 4%;
  }
  .waiting.line .placeholder {
    block-size: 48%;
  }
  .waiting.line .placeholder:nth-child(3n) {
    block-size: 62%;
  }
  .waiting.bar {
    align-content: space-evenly;
  }
  .waiting.bar .placeholder {
    block-size: 0.625rem;
    border-radius: 99rem;
  }
  .waiting.bar .placeholder:nth-child(2n) {
    inline-size: 76%;
  }
  .waiting.bar .placeholder:nth-child(3n) {
    inline-size: 52%;
  }
  .waiting.doughnut {
    place-items: center;
  }
  .waiting.doughnut .placeholder {
    display: none;
  }
  .waiting.doughnut .placeholder:first-child {
    display: block;
    inline-size: 10rem;
    block-size: 10rem;
    border: 1.375rem solid var(--_sunken);
    border-radius: 50%;
    background: none;
  }
`;
