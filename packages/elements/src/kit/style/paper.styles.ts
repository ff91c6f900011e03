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
      color-scheme: light;
      --_surface: #fff;
      --_text: #15171c;
      --_muted: #596070;
      --_line: #d9dce3;
      --_shadow: none;
      print-color-adjust: exact;
    }
  }
`;
