import { sendKeys } from '@web/test-runner-commands';

/** More stops than anything has. */
const MOST_STOPS = 80;

/** What has focus, shadow roots opened: the element itself, then the hosts around it. */
function focused(): readonly Element[] {
  const path: Element[] = [];
  for (let element = document.activeElement; element !== null; element = element.shadowRoot?.activeElement ?? null)
    path.unshift(element);
  return path;
}

/**
 * Presses Tab from a button before to a button after, and tells every stop in between, the innermost element first. The keyboard must never
 * leave the page: beyond its end Tab goes on into the browser's own window, where Firefox loses every key and then its next page, so that the
 * tests after this one never start.
 */
export async function tabThrough(
  place: HTMLElement,
  put: () => Promise<unknown>,
): Promise<readonly (readonly Element[])[]> {
  const [before, after] = [document.createElement('button'), document.createElement('button')];
  before.textContent = 'before';
  after.textContent = 'after';
  place.append(before);
  await put();
  place.append(after);
  before.focus();
  const stops: (readonly Element[])[] = [];
  while (stops.length < MOST_STOPS) {
    await sendKeys({ press: 'Tab' });
    if (document.activeElement === after) return stops;
    if (!document.hasFocus()) break;
    stops.push(focused());
  }
  throw new Error(`Tab did not come through: ${stops.length} stops, the last ${stops.at(-1)?.[0]?.outerHTML}`);
}
