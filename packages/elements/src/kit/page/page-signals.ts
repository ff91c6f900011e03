import { clearFormats } from '../format/intl-cache.ts';
import { shared } from './shared-listener.ts';

/** Once a second while anyone listens. */
export const onSecond = shared((tell) => {
  const timer = setInterval(tell, 1_000);
  return () => clearInterval(timer);
});

/** The page was shown or hidden. */
export const onVisibility = shared((tell) => {
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
});

let isPrinting = false;
const onPaper = shared((tell) => {
  const start = (): void => {
    isPrinting = true;
    tell();
  };
  const end = (): void => {
    isPrinting = false;
    tell();
  };
  window.addEventListener('beforeprint', start);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', start);
    window.removeEventListener('afterprint', end);
  };
});

/** The page is about to be printed, or was. */
export function onPrint(listener: (isPrinting: boolean) => void): () => void {
  return onPaper(() => listener(isPrinting));
}

/** `lang` or `dir` changed somewhere in the document, or the device's languages did. */
export const onLanguage = shared((tell) => {
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['lang', 'dir'], subtree: true });
  const onDevice = (): void => {
    clearFormats();
    tell();
  };
  window.addEventListener('languagechange', onDevice);
  return () => {
    observer.disconnect();
    window.removeEventListener('languagechange', onDevice);
  };
});

// One for the whole page: a browser keeps each query it was ever asked for.
let motion: MediaQueryList | undefined;
const motionQuery = (): MediaQueryList => (motion ??= matchMedia('(prefers-reduced-motion: reduce)'));

/** The person began or ceased to prefer less motion. */
export const onMotionPreference = shared((tell) => {
  const query = motionQuery();
  query.addEventListener('change', tell);
  return () => query.removeEventListener('change', tell);
});

export function prefersLessMotion(): boolean {
  return motionQuery().matches;
}

export function isPageHidden(): boolean {
  return document.visibilityState === 'hidden';
}
