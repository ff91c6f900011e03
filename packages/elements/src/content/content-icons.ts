import { svg } from 'lit';
import { icon } from '../parts/icons.ts';

/** Icons of advice, apart from those that every element has. */
export const contentIcons = {
  check: icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`),
  bulb: icon(svg`<path d="M9.5 17h5M10 20h4M12 4a5.5 5.5 0 0 0-3 10.1V17h6v-2.9A5.5 5.5 0 0 0 12 4z" />`),
  scale: icon(
    svg`<path d="M12 4.5v15M8 19.5h8M5 7.5h14M5 7.5l-2.5 6a2.8 2.8 0 0 0 5 0zM19 7.5l-2.5 6a2.8 2.8 0 0 0 5 0z" />`,
  ),
  swap: icon(svg`<path d="M4 8.5h14M14 4.5l4 4-4 4M20 15.5H6M10 11.5l-4 4 4 4" />`),
} as const;
