import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

const CHROMIUM = '/usr/bin/chromium';
/** How long anything may take to show, on a small and busy machine. */
const PATIENCE_MS = 15_000;

/** One real browser for all tests of a file. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM });
  });
  afterAll(() => browser?.close());
  return () => browser as Browser;
}

/** A person's browser profile: its tabs share what tabs share. Closed with the test. */
export async function openProfile(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const profile = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await profile.addInitScript(watchPage);
  profile.setDefaultTimeout(PATIENCE_MS);
  onTestFinished(() => profile.close());
  return profile;
}

export interface Tab {
  readonly page: Page;
  /** Errors, warnings, exceptions and refusals by the page's policy, in their order. Empty is a well page. */
  readonly problems: string[];
}

/** A tab at an address, in a profile of its own unless one is given. */
export async function openTab(within: Browser | BrowserContext, url: string): Promise<Tab> {
  const profile = 'newContext' in within ? await openProfile(within) : within;
  const page = await profile.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(url);
  return { page, problems };
}

/** How much of the page has moved by itself since it was opened (cumulative layout shift; 0 is none). */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as { shiftedSoFar: number }).shiftedSoFar);
}

/** By how many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Runs in the page, before its own scripts. */
function watchPage(): void {
  const world = globalThis as unknown as { shiftedSoFar: number };
  world.shiftedSoFar = 0;
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    console.error(`refused by the page's policy: ${violatedDirective} ${blockedURI}`),
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) world.shiftedSoFar += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}
