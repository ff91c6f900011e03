import { css } from 'lit';

export const rangeStyles = css`
  .range {
    display: block;
    inline-size: calc(100% - 10px);
    block-size: 1rem;
    margin-inline: 5px;
    overflow: visible;
  }
  :host(:dir(rtl)) .range {
    transform: scaleX(-1);
  }
  .range-track {
    fill: var(--_sunken);
    stroke: var(--_line);
    stroke-width: 1;
  }
  .range-span {
    fill: color-mix(in srgb, var(--_accent) 38%, var(--_surface));
  }
  .range-value {
    fill: var(--_accent);
    stroke: var(--_surface);
    stroke-width: 2;
  }
  .range-mark {
    stroke: var(--_text);
    stroke-width: 1.5;
    fill: none;
  }
  @media (forced-colors: active) {
    .range-span {
      fill: Highlight;
    }
    .range-track {
      stroke: CanvasText;
    }
  }
`;
