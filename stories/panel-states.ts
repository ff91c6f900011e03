import { BizBoostError } from '@bizboost/core/contract';
import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { accessLost, dropAndReconnect, type Playing } from './plays.ts';
import { inside } from './world.ts';

const gone = new BizBoostError('unavailable', 'upstream connect error 10.0.3.7:5432');

/** What any panel about one metric shows in each state; `numbers` finds what it tells, `width` is that of its page. */
export function panelStates(tag: string, numbers: string, width: number) {
  const panelIn = (canvas: HTMLElement): Element | null => canvas.querySelector(tag);
  const says = (words: string, timeout = 1_000) => ({
    play: async ({ canvasElement }: Playing): Promise<void> => {
      await waitFor(() => expect(panelIn(canvasElement)?.shadowRoot?.textContent).toContain(words), { timeout });
    },
  });
  return {
    firstLoad: {
      parameters: { shop: { shop: 'silent' } },
      play: async ({ canvasElement }: Playing): Promise<void> => {
        await waitFor(() => inside(panelIn(canvasElement), '.placeholder'));
      },
    },
    errorWithoutData: {
      parameters: { shop: { shop: 'silent', link: { link: 'failed', error: gone, attempt: 2 } } },
      ...says('could not be loaded'),
    },
    errorWithData: {
      parameters: { shop: { link: { link: 'failed', error: gone, attempt: 3 } } },
      play: async ({ canvasElement }: Playing): Promise<void> => {
        await waitFor(() => expect(panelIn(canvasElement)?.matches(':state(stale)')).toBe(true));
      },
    },
    offline: { parameters: { shop: { shop: 'silent', link: { link: 'offline' } } } },
    denied: { parameters: { shop: { link: { link: 'denied', error: new BizBoostError('forbidden', 'not yours') } } } },
    dropAndReconnect: { play: dropAndReconnect(tag, numbers) },
    accessLost: { play: accessLost(tag, numbers) },
    notConfigured: {
      render: (): TemplateResult => html`${document.createElement(tag)}`,
      ...says('Not connected yet', 3_000),
    },
    dark: { parameters: { page: { width, scheme: 'dark' } } },
    rightToLeft: { parameters: { page: { width, dir: 'rtl', lang: 'ar' } } },
    german: { parameters: { page: { width, lang: 'de' } } },
    phone: { parameters: { page: { width: 320 } } },
  } as const;
}
