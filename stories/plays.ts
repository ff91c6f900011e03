import { BizBoostError } from '@bizboost/core/contract';
import { expect, waitFor } from 'storybook/test';
import { shopOf } from './world.ts';

/** What a play is given. */
export interface Playing {
  readonly canvasElement: HTMLElement;
  readonly loaded: Readonly<Record<string, unknown>>;
  readonly args: object;
}

const lost = new BizBoostError('unavailable', 'upstream connect error 10.0.3.7:5432');
const forbidden = new BizBoostError('forbidden', 'not yours');

/** The cable is pulled and put back: what `selector` finds stays to the letter, marked as old, and is live again. */
export function dropAndReconnect(tag: string, selector: string) {
  return async ({ canvasElement, ...context }: Playing): Promise<void> => {
    const element = elementIn(canvasElement, tag);
    await shown(element, selector);
    const before = wordsOf(element, selector);

    shopOf(context).become({ link: 'failed', error: lost, attempt: 3 });
    await waitFor(() => expect(element.matches(':state(stale)')).toBe(true));
    await expect(wordsOf(element, selector)).toBe(before);

    shopOf(context).become({ link: 'live' });
    await waitFor(() => expect(element.matches(':state(live)')).toBe(true));
    await expect(element.matches(':state(stale)')).toBe(false);
    await expect(wordsOf(element, selector)).toBe(before);
  };
}

/** Access is taken away: not one number is left where `selector` found some, and the page hears of it once. */
export function accessLost(tag: string, selector: string) {
  return async ({ canvasElement, args, ...context }: Playing): Promise<void> => {
    const element = elementIn(canvasElement, tag);
    await shown(element, selector);
    shopOf(context).become({ link: 'denied', error: forbidden });
    await waitFor(() => expect(element.matches(':state(denied)')).toBe(true));
    await waitFor(() => expect(wordsOf(element, selector)).not.toMatch(/\d/));
    await expect((args as Readonly<Record<string, unknown>>)['bizboost-error']).toHaveBeenCalledOnce();
  };
}

async function shown(element: Element, selector: string): Promise<void> {
  await waitFor(() => expect(element.matches(':state(live)')).toBe(true), { timeout: 10_000 });
  await waitFor(() => expect(wordsOf(element, selector)).toMatch(/\d/), { timeout: 10_000 });
}

function elementIn(canvas: HTMLElement, tag: string): Element {
  const element = canvas.querySelector(tag);
  if (element === null) throw new Error(`There is no <${tag}>.`);
  return element;
}

const wordsOf = (element: Element, selector: string): string =>
  element.shadowRoot?.querySelector(selector)?.textContent?.trim() ?? '';
