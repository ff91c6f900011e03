import { css, unsafeCSS, type CSSResult } from 'lit';
import { withinReach } from './within-reach.ts';

const given = css`
  :host {
    color-scheme: var(--bizboost-color-scheme, inherit);

    --_surface: var(--bizboost-surface, light-dark(#ffffff, #16181d));
    --_sunken: var(--bizboost-surface-sunken, light-dark(#f3f4f7, #20232a));
    --_line: var(--bizboost-border, light-dark(#e4e6eb, #2b2f38));
    --_line-strong: var(--bizboost-border-strong, light-dark(#868d9b, #767d8b));
    --_text: var(--bizboost-text, light-dark(#15171c, #eef0f4));
    --_muted: var(--bizboost-text-muted, light-dark(#596070, #a4abb8));
    --_text-on-light: calc(x * min(1, 0.14 / y)) calc(y * min(1, 0.14 / y)) calc(z * min(1, 0.14 / y));
    --_text-on-dark: calc(x + (0.9505 - x) * max(0, (0.27 - y) / (1 - y)))
      calc(y + (1 - y) * max(0, (0.27 - y) / (1 - y))) calc(z + (1.0888 - z) * max(0, (0.27 - y) / (1 - y)));

    --_on-accent: var(--bizboost-on-accent, light-dark(#ffffff, #10131c));
    --_tint: color-mix(in srgb, var(--_accent) 10%, var(--_surface));

    --_radius: var(--bizboost-radius, 0.875rem);
    --_radius-small: calc(var(--_radius) * 0.571);
    --_gap: var(--bizboost-gap, 1rem);
    --_shadow: var(--bizboost-shadow, 0 1px 2px light-dark(rgb(16 24 40 / 0.05), rgb(0 0 0 / 0.3)));
    --_font: var(--bizboost-font, inherit);

    --_text-xs: 0.75rem;
    --_text-sm: 0.8125rem;
    --_text-md: 0.875rem;
    --_text-lg: 1rem;
    --_text-xl: 1.25rem;
    --_text-2xl: 1.75rem;
  }
`;
const forced = css`
  @media (forced-colors: active) {
    :host {
      --_surface: Canvas;
      --_sunken: Canvas;
      --_line: CanvasText;
      --_line-strong: CanvasText;
      --_text: CanvasText;
      --_muted: CanvasText;
      --_accent: LinkText;
      --_on-accent: Canvas;
      --_tint: Canvas;
      --_positive: CanvasText;
      --_negative: CanvasText;
      --_warning: CanvasText;
    }
  }
`;
const COLORS = {
  accent: '#3650cf, #93a8ff',
  positive: '#0b7546, #56d39a',
  negative: '#b8292f, #ff928c',
  warning: '#8a5a00, #f0b94d',
};
const reached = Object.entries(COLORS).map(([name, colors]) => withinReach(name, colors, 'text'));

/**
 * Tokens in three layers: public (`--bizboost-accent`, set anywhere above) → of one part (`--bizboost-card-background`) → private
 * (`--_surface`), which alone is used. Sizes are in rem, so they follow the page's text size. Text and mark colours keep at
 * least 4.5:1 and 3:1 on their surface in both themes, whatever a page sets them to; tests hold them to it. For that a colour that is
 * asked for is brought within reach: its linear light is scaled towards black on light paper and mixed with white on dark, as far as that
 * contrast needs (most and least are relative luminances, WCAG 2.2). Its hue stays, it never leaves the screen's colours, and one within
 * reach stays as it is.
 */
export const tokens: CSSResult = css`
  ${given}${unsafeCSS(`:host{${reached.join('')}}`)}${forced}
`;
