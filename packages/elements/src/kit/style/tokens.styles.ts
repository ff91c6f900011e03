import { css, unsafeCSS, type CSSResult } from 'lit';

/** How bright a colour may be on a light ground, and must be on a dark one, for its contrast there: relative luminance, WCAG 2.2. */
interface Reach {
  readonly most: number;
  readonly least: number;
}

/** 4.5:1 on the ground and on the colour's own tint of it. */
const TEXT: Reach = { most: 0.14, least: 0.27 };
/** 3:1 on the ground. */
const MARK: Reach = { most: 0.28, least: 0.15 };

/**
 * A colour that anybody may set, brought within reach: in linear light it is scaled towards black on a light ground, and mixed with
 * white on a dark one, so its hue stays, it never leaves the screen's colours, and one that is within reach stays as it is.
 */
function readable(color: string, { most, least }: Reach): CSSResult {
  const darker = `min(1, ${most} / y)`;
  const lighter = `max(0, (${least} - y) / (1 - y))`;
  const mixed = (channel: string, white: number): string => `calc(${channel} + (${white} - ${channel}) * ${lighter})`;
  return unsafeCSS(
    `light-dark(color(from ${color} xyz calc(x * ${darker}) calc(y * ${darker}) calc(z * ${darker})),` +
      `color(from ${color} xyz ${mixed('x', 0.9505)} ${mixed('y', 1)} ${mixed('z', 1.0888)}))`,
  );
}

/**
 * Tokens in three layers: public (`--bizboost-accent`, set anywhere above) → of one part (`--bizboost-card-background`) → private
 * (`--_surface`), which alone is used. Sizes are in rem, so they follow the page's text size. Text and mark colours keep at
 * least 4.5:1 and 3:1 on their surface in both themes, whatever a page sets them to; tests hold them to it.
 */
export const tokens = css`
  :host {
    color-scheme: var(--bizboost-color-scheme, inherit);

    --_surface: var(--bizboost-surface, light-dark(#ffffff, #16181d));
    --_sunken: var(--bizboost-surface-sunken, light-dark(#f3f4f7, #20232a));
    --_line: var(--bizboost-border, light-dark(#e4e6eb, #2b2f38));
    --_line-strong: var(--bizboost-border-strong, light-dark(#868d9b, #767d8b));
    --_text: var(--bizboost-text, light-dark(#15171c, #eef0f4));
    --_muted: var(--bizboost-text-muted, light-dark(#596070, #a4abb8));
    --_accent-asked: var(--bizboost-accent, light-dark(#3650cf, #93a8ff));
    --_accent: ${readable('var(--_accent-asked)', TEXT)};
    --_on-accent: var(--bizboost-on-accent, light-dark(#ffffff, #10131c));
    --_tint: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    --_positive-asked: var(--bizboost-positive, light-dark(#0b7546, #56d39a));
    --_positive: ${readable('var(--_positive-asked)', TEXT)};
    --_negative-asked: var(--bizboost-negative, light-dark(#b8292f, #ff928c));
    --_negative: ${readable('var(--_negative-asked)', TEXT)};
    --_warning-asked: var(--bizboost-warning, light-dark(#8a5a00, #f0b94d));
    --_warning: ${readable('var(--_warning-asked)', TEXT)};

    --_series-1-asked: var(--bizboost-series-1, light-dark(#2a5fd0, #74a3ff));
    --_series-1: ${readable('var(--_series-1-asked)', MARK)};
    --_series-2-asked: var(--bizboost-series-2, light-dark(#a3206f, #d65fa0));
    --_series-2: ${readable('var(--_series-2-asked)', MARK)};
    --_series-3-asked: var(--bizboost-series-3, light-dark(#12a178, #7ee2c0));
    --_series-3: ${readable('var(--_series-3-asked)', MARK)};
    --_series-4-asked: var(--bizboost-series-4, light-dark(#d46a00, #ffab57));
    --_series-4: ${readable('var(--_series-4-asked)', MARK)};
    --_series-5-asked: var(--bizboost-series-5, light-dark(#6d47c9, #b79bff));
    --_series-5: ${readable('var(--_series-5-asked)', MARK)};
    --_series-6-asked: var(--bizboost-series-6, light-dark(#1d8fb3, #62cdec));
    --_series-6: ${readable('var(--_series-6-asked)', MARK)};
    --_series-7-asked: var(--bizboost-series-7, light-dark(#87661f, #d3b26c));
    --_series-7: ${readable('var(--_series-7-asked)', MARK)};
    --_series-8-asked: var(--bizboost-series-8, light-dark(#6b7280, #9aa2b0));
    --_series-8: ${readable('var(--_series-8-asked)', MARK)};

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
      --_series-1: Highlight;
      --_series-2: CanvasText;
      --_series-3: LinkText;
      --_series-4: GrayText;
      --_series-5: VisitedText;
      --_series-6: ButtonText;
      --_series-7: ActiveText;
      --_series-8: GrayText;
    }
  }
`;
