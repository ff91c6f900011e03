import { fixture, html, waitUntil } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { FakeSource, type FakeOptions } from '../../../../stories/fake-source.ts';
import '../live-dashboard.ts';
import type { LiveDashboard } from '../live-dashboard.ts';

/** The inside of an element, which must be there. */
export function inside<T extends Element = HTMLElement>(element: Element, selector: string): T {
  const found = element.shadowRoot?.querySelector<T>(selector);
  if (found == null) throw new Error(`<${element.localName}> has no ${selector} inside`);
  return found;
}

export function allInside<T extends Element = HTMLElement>(element: Element, selector: string): readonly T[] {
  return [...(element.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
}

/** Its words as people read them, with ordinary spaces. */
export function wordsOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** A dashboard on a fake shop, when what it shows has settled into a phase. */
export async function dashboardOn(
  options: FakeOptions = {},
  phase = 'ready',
): Promise<{ readonly board: LiveDashboard; readonly shop: FakeSource }> {
  const shop = new FakeSource(options);
  const board = await fixture<LiveDashboard>(html`<live-dashboard lang="en-GB" .source=${shop}></live-dashboard>`);
  await waitUntil(() => shop.watchers > 0 && phaseOf(board) === phase, `the dashboard should be ${phase}`);
  await settled(board);
  return { board, shop };
}

/** What the dashboard says that it shows: each phase leaves its own mark in the DOM. */
export function phaseOf(board: Element): string {
  if (board.shadowRoot?.querySelector('.notice.in-body') != null) return 'notice';
  return board.shadowRoot?.querySelector('.cards[aria-busy="false"]') == null ? 'loading' : 'ready';
}

/** Waits until an element, and what it has inside, has nothing left to update. */
export async function settled(element: Element): Promise<void> {
  await (element as LitElement).updateComplete;
  for (const child of allInside(element, '*')) {
    if (child.localName.includes('-')) await (child as LitElement).updateComplete;
  }
}

/** Collects what goes wrong on the page while something is done. */
export async function troubleDuring(act: () => Promise<void>): Promise<readonly string[]> {
  const trouble: string[] = [];
  const onError = (event: ErrorEvent): void => void trouble.push(String(event.message));
  const onRejection = (event: PromiseRejectionEvent): void => void trouble.push(String(event.reason));
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  await act();
  await new Promise((resolve) => setTimeout(resolve, 0));
  window.removeEventListener('error', onError);
  window.removeEventListener('unhandledrejection', onRejection);
  return trouble;
}
