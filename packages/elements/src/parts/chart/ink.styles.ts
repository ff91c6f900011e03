import { css, unsafeCSS, type CSSResultGroup } from 'lit';

/** What a picture is drawn with: each has a class of its name, and a token. */
export const INKS: readonly string[] = 'text muted line surface accent'
  .split(' ')
  .concat([1, 2, 3, 4, 5, 6, 7, 8].map((series) => `series-${series}`));
const classes = INKS.map((name) => `.ink-${name}{color:var(--_${name})}`).join('');

/** The colours of texts, lines and series as classes, and where they are read for the canvas. */
export const inkStyles: CSSResultGroup = [
  unsafeCSS(classes),
  css`
    .inks {
      position: absolute;
      inline-size: 0;
      block-size: 0;
      overflow: hidden;
      visibility: hidden;
      font-size: var(--_text-xs);
    }
    .inks i {
      forced-color-adjust: none;
      transition: color 1ms step-start;
    }
    .swatch {
      flex: none;
      inline-size: 0.625rem;
      block-size: 0.625rem;
      border-radius: 0.1875rem;
      background: currentColor;
      forced-color-adjust: none;
    }
    .swatch.none {
      background: none;
    }
  `,
];
