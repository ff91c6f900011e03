/** What browsers set where a page sets nothing: Chromium, Firefox and Safari, by their own names. */
const BROWSERS_OWN = /^["']?(times( new roman)?|serif|-webkit-standard)["']?$/i;

let plain: CSSStyleSheet | undefined;

/**
 * Fonts are the page's. A page that has chosen none would get its browser's book face, which no one means for a dashboard: there the
 * system's plain one is taken. `--bizboost-font` goes before either. Looks once, when the element comes into the page.
 */
export function dressPlainPage(element: HTMLElement): void {
  const root = element.shadowRoot;
  if (root === null || !BROWSERS_OWN.test(getComputedStyle(element).fontFamily)) return;
  if (plain === undefined) {
    plain = new CSSStyleSheet();
    plain.replaceSync(':host { font-family: var(--bizboost-font, system-ui, sans-serif); }');
  }
  if (!root.adoptedStyleSheets.includes(plain)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, plain];
}
