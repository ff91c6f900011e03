// npm run screenshots: the pictures of the README, from the real demo at a fixed seed and hour of today.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@bizboost/core/contract';
import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';
import { startDemo } from '../examples/shop/server.ts';
import { root } from './run.mjs';

const SEED = 7;
/** Late afternoon in Lusaka (UTC+2): most of the day is there to be seen. */
const HOUR_UTC = 15;
const MOST_BYTES = 250_000;
const SHOTS = [
  { name: 'dashboard', width: 1280, height: 1640, scale: 1 },
  { name: 'phone', width: 360, height: 1400, scale: 1.5 },
];

const folder = join(root, 'docs/screenshots');
mkdirSync(folder, { recursive: true });
const opened = Date.now();
const shownAt = new Date().setUTCHours(HOUR_UTC, 52, 0, 0);
const clock = { ...systemClock, now: () => shownAt + (Date.now() - opened) };
const demo = await startDemo({ port: 0, seed: SEED, isTrading: false, clock });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' });
try {
  for (const shot of SHOTS) for (const scheme of ['light', 'dark']) await take(shot, scheme);
} finally {
  await browser.close();
  await demo.close();
}

async function take({ name, width, height, scale }, colorScheme) {
  const viewport = { width, height };
  const page = await browser.newPage({
    viewport,
    deviceScaleFactor: scale,
    colorScheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  await page.clock.setFixedTime(clock.now() + 3_000);
  await page.goto(demo.origin);
  await page.locator('live-dashboard [part=badge]', { hasText: 'Live' }).waitFor();
  // Whatever draws when it is seen has been seen.
  await page.locator('footer').last().scrollIntoViewIfNeeded();
  await page.locator('live-dashboard canvas').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await page.locator('live-dashboard bizboost-metric-chart').first().scrollIntoViewIfNeeded();
  await page.evaluate(() => document.fonts.ready);
  await settled(page);
  const path = join(folder, `${name}-${colorScheme}.png`);
  await page.evaluate(() => scrollTo(0, 0));
  const picture = smaller(await page.screenshot({ clip: { x: 0, y: 0, width, height } }));
  await page.close();
  writeFileSync(path, picture);
  console.log(`${path}: ${Math.round(picture.length / 1000)} kB`);
  if (picture.length > MOST_BYTES) process.exitCode = 1;
}

/** The picture in fewer bytes: in steps of colour that nobody sees, and without filters, which flat areas only grow by. */
function smaller(picture) {
  const png = PNG.sync.read(picture);
  png.data.forEach((level, index) => (png.data[index] = Math.min(255, Math.round(level / 4) * 4)));
  return PNG.sync.write(png, { filterType: 0, deflateLevel: 9, deflateStrategy: 0, colorType: 2 });
}

/** Until two pictures in a row are the same: nothing moves any more. */
async function settled(page) {
  for (let last = ''; ;) {
    const now = (await page.screenshot()).toString('base64');
    if (now === last) return;
    last = now;
  }
}
