import { html, svg, type TemplateResult } from 'lit';

/** A line icon of one's own, on the same grid. */
export const icon = (shapes: TemplateResult, kind = ''): TemplateResult =>
  html`<svg class="icon ${kind}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes}</svg>`;

/** Line icons, drawn for this package on a 24 unit grid. `directed` ones are mirrored where text runs right to left. */
export const icons = {
  up: icon(svg`<path d="M7 17 17 7M9 7h8v8" />`, 'directed'),
  down: icon(svg`<path d="m7 7 10 10M17 9v8H9" />`, 'directed'),
  flat: icon(svg`<path d="M5 12h14M13 6l6 6-6 6" />`, 'directed'),
  next: icon(svg`<path d="m9 5 7 7-7 7" />`, 'directed'),
  table: icon(svg`<path d="M4 5.5h16v13H4zM4 10h16M10 10v8.5" />`),
  chart: icon(svg`<path d="M4 4v16h16M8 15l3.5-4 3 2.5L19 8" />`),
  calendar: icon(svg`<path d="M4 6.5h16v13H4zM4 10.5h16M8 4v4M16 4v4" />`),
  retry: icon(svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.4M20 4.5v4.9h-4.9" />`),
  sort: icon(svg`<path d="m8 10 4-4 4 4M8 14l4 4 4-4" />`),
  sorted: icon(svg`<path d="m7 10 5 5 5-5" />`),
  cloud: icon(svg`<path d="M4 4 20 20M9.5 6.2A5.5 5.5 0 0 1 17 10a4 4 0 0 1 2.6 6.9M7 9.7A4 4 0 0 0 7 18h9" />`),
  alert: icon(svg`<path d="M12 8v4.5M12 16h.01" /><circle cx="12" cy="12" r="8.5" />`),
  lock: icon(svg`<path d="M6 11h12v8.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />`),
  plug: icon(svg`<path d="M9 4v4M15 4v4M6.5 8h11v3a5.5 5.5 0 0 1-11 0zM12 16.5V20" />`),
  bag: icon(svg`<path d="M5.5 8h13l1 12h-15zM9 10.5V7a3 3 0 0 1 6 0v3.5" />`),
  spark: icon(svg`<path d="M4 15.5 9 10l4 3.5L20 6M20 11V6h-5" />`, 'directed'),
  megaphone: icon(svg`<path d="M4 10v4h3l8 4.5v-13L7 10zM18.5 9.5a4 4 0 0 1 0 5" />`, 'directed'),
  ring: icon(svg`<circle cx="12" cy="12" r="8" /><circle cx="12" cy="12" r="3" /><path d="M12 4v5" />`),
} as const;

export type IconName = keyof typeof icons;
