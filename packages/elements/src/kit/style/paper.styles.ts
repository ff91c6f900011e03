import { css } from 'lit';

/** Ink on white paper, whatever the page has on the screen. `.paper`: what is drawn for it beforehand. */
export const paperStyles = css`
  .paper {
    color-scheme: light;
    --_surface: #fff;
    --_text: #15171c;
    --_muted: #596070;
    --_line: #d9dce3;
  }
  @media print {
    :host {
      color: var(--_text) !important; /* also of those that stand on the page's own ground */
      color-scheme: light;
      --_surface: #fff;
      --_text: #15171c;
      --_muted: #596070;
      --_line: #d9dce3;
      --_shadow: none;
      print-color-adjust: exact;
    }
    .button,
    .link,
    .screen {
      display: none !important;
    }
    tr,
    li {
      break-inside: avoid;
    }
  }
`;
