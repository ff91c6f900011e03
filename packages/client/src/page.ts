import type { Cancel } from '@bizboost/core/contract';

/** What happened to the page: something about it changed; it was left; it came back from being frozen, when open sockets may be dead. */
export type PageEvent = 'changed' | 'left' | 'woken';

/** What a client wants to know of the page it runs in. */
export interface Page {
  /** False: nobody can see it, so nothing need be fresh. */
  isVisible(): boolean;
  /** False: the device knows that it has no network. */
  isOnline(): boolean;
  /** Calls back at each change of the two, on leaving and on waking. */
  listen(listener: (event: PageEvent) => void): Cancel;
}

/** No page: always visible, always online. What Node gets. */
export const noPage: Page = Object.freeze({
  isVisible: () => true,
  isOnline: () => true,
  listen: () => () => undefined,
});

/** The document this runs in, or `noPage` where there is none (Node, workers). */
export function currentPage(): Page {
  if (typeof document === 'undefined' || typeof window === 'undefined') return noPage;
  return {
    isVisible: () => document.visibilityState !== 'hidden',
    isOnline: () => navigator.onLine,
    listen: listenToPage,
  };
}

function listenToPage(listener: (event: PageEvent) => void): Cancel {
  const changed = (): void => listener('changed');
  const woken = (): void => listener('woken');
  const left = (): void => listener('left');
  // `pageshow` of a page from the back-forward cache, `resume` of a frozen one: its sockets look open but are dead.
  const shown = (event: PageTransitionEvent): void => listener(event.persisted ? 'woken' : 'changed');
  document.addEventListener('visibilitychange', changed);
  document.addEventListener('resume', woken);
  window.addEventListener('pageshow', shown);
  window.addEventListener('pagehide', left);
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    document.removeEventListener('visibilitychange', changed);
    document.removeEventListener('resume', woken);
    window.removeEventListener('pageshow', shown);
    window.removeEventListener('pagehide', left);
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}
