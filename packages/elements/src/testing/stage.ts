/** What the browser tests share: a page to stand on, elements put there, and waiting without sleeping. */
import { fixture, html } from '@open-wc/testing';
import type { LitElement } from 'lit';

/** The page's own timers, whatever a test does to time afterwards. */
const realTimeout = globalThis.setTimeout.bind(globalThis);
const realNow = Date.now.bind(Date);

/** Lets everything under way run that waits for no outside world: some turns of the event loop, whatever the clock. */
export async function settle(turns = 3): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await nextTurn();
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** Waits, in real time, until something is so; returns what it gives. Fails naming what was waited for. */
export async function until<T>(isSo: () => T, what: string | (() => string)): Promise<NonNullable<T>> {
  const giveUpAt = realNow() + 10_000; /* busy machines are slow */
  for (;;) {
    const value = attempt(isSo);
    if (value) return value;
    if (realNow() > giveUpAt) throw new Error(`Waited in vain for ${typeof what === 'string' ? what : what()}.`);
    await new Promise((resolve) => realTimeout(resolve, 8));
  }
}

function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined; // what is looked at is not there yet
  }
}

/** How a page is that a test stands on. */
export interface Ground {
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  readonly scheme?: 'light' | 'dark';
  /** CSS pixels. */
  readonly width?: number;
}

/** An empty place in the page; it goes with the test. */
export async function ground({ lang = 'en', dir = 'ltr', scheme = 'light', width }: Ground = {}): Promise<HTMLElement> {
  const place = await fixture<HTMLElement>(html`<main lang=${lang} dir=${dir}></main>`);
  place.style.fontFamily = "Inter, 'Liberation Sans', sans-serif"; // of one width in every engine
  place.style.colorScheme = scheme;
  place.style.background = scheme === 'dark' ? '#0d0f13' : '#ffffff';
  place.style.color = scheme === 'dark' ? '#eef0f4' : '#15171c';
  if (width !== undefined) place.style.inlineSize = `${width}px`;
  return place;
}

/** Puts an element with these properties into a place and waits until it is drawn. */
export async function stand<E extends LitElement>(
  place: Element | ShadowRoot,
  tag: string,
  properties: Partial<E> = {},
): Promise<E> {
  const element = Object.assign(document.createElement(tag), properties) as E;
  place.append(element);
  await element.updateComplete;
  return element;
}

/** The first thing that the selectors find, each in the shadow root of the one before; fails if there is none. */
export function inside<E extends Element = HTMLElement>(host: Element, ...selectors: readonly string[]): E {
  return selectors.reduce<Element>((element, selector) => {
    const found = element.shadowRoot?.querySelector(selector);
    if (found == null) throw new Error(`<${element.localName}> has no ${selector}.`);
    return found;
  }, host) as E;
}

/** All that people can read in an element, shadow roots opened, one space between. */
export function wordsOf(root: Node): string {
  const words: string[] = [];
  collect(root, words);
  return words.join(' ').replace(/\s+/g, ' ').trim();
}

function collect(node: Node, words: string[]): void {
  if (node.nodeType === Node.TEXT_NODE) words.push(node.textContent ?? '');
  if (node instanceof HTMLStyleElement) return;
  if (node instanceof Element && node.shadowRoot !== null) collect(node.shadowRoot, words);
  for (const child of node.childNodes) collect(child, words);
}

/** Every element in and below a place, shadow roots opened. */
export function everyElement(place: ParentNode): readonly Element[] {
  return [...place.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot === null ? [] : everyElement(element.shadowRoot)),
  ]);
}

/** What was written to the console, and what was thrown past everyone, while something ran. */
export interface Heard {
  readonly warnings: readonly string[];
  readonly errors: readonly string[];
  readonly thrown: readonly string[];
}

/** Runs something with the console kept quiet, and tells what came to it. */
export async function listening(run: () => Promise<void>): Promise<Heard> {
  const heard = { warnings: [] as string[], errors: [] as string[], thrown: [] as string[] };
  const { warn, error } = console;
  console.warn = (...words: unknown[]) => void heard.warnings.push(words.map(String).join(' '));
  console.error = (...words: unknown[]) => void heard.errors.push(words.map(String).join(' '));
  const onThrown = (event: ErrorEvent | PromiseRejectionEvent): void => {
    event.preventDefault();
    heard.thrown.push(String('reason' in event ? event.reason : event.message));
  };
  window.addEventListener('error', onThrown);
  window.addEventListener('unhandledrejection', onThrown);
  try {
    await run();
    await settle();
  } finally {
    Object.assign(console, { warn, error });
    window.removeEventListener('error', onThrown);
    window.removeEventListener('unhandledrejection', onThrown);
  }
  return heard;
}
