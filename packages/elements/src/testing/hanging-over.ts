import { everyElement } from './stage.ts';

/** What is drawn beyond the sides of a place, but for what is cut off or scrolled in a box of its own. */
export function hangingOver(made: Element, place: Element): readonly string[] {
  const { left, right } = place.getBoundingClientRect();
  return everyElement(made.shadowRoot as ShadowRoot)
    .filter((element) => {
      const box = element.getBoundingClientRect();
      // The shapes in a picture are cut off by it.
      if (!(element instanceof HTMLElement)) return false;
      if (box.width === 0 || (box.left >= left - 1 && box.right <= right + 1)) return false;
      for (let around: Element | null = element; around !== null && around !== made; around = parentOf(around))
        if (getComputedStyle(around).overflowX !== 'visible') return false;
      return true;
    })
    .map((element) => `${element.localName}.${element.getAttribute('class')}`);
}

const parentOf = (element: Element): Element | null =>
  element.parentElement ?? ((element.getRootNode() as ShadowRoot).host as Element | undefined) ?? null;
