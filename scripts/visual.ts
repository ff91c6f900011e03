// npm run visual: pictures of the stories beside those that are kept; `-- --update` keeps them anew; `-- NAME` takes those whose names have it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { PNG } from 'pngjs';
import { STORY_NOW } from '../stories/shop-data.ts';
import { root, run, seconds } from './run.mjs';
import { compare } from './visual/compare.ts';
import { fewerColours } from './visual/fewer-colours.ts';
import { serveFolder } from './visual/serve-folder.ts';
import { shots, type Shot } from './visual/shots.ts';

/** So many pixels of a million may differ. */
const MOST_PER_MILLION = 100;
const kept = join(root, 'test/visual');
const found = join(root, '.cache/visual');
const built = join(root, '.cache/visual-storybook');
const madeWith = join(kept, 'made-with.json');

const { values, positionals } = parseArgs({ options: { update: { type: 'boolean' } }, allowPositionals: true });
const wanted = shots.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)));

const storybook = await run('storybook', ['build', '--quiet', '-o', built]);
if (!storybook.ok) throw new Error(storybook.output);
console.log(`storybook built in ${seconds(storybook.ms)}`);

mkdirSync(kept, { recursive: true });
rmSync(found, { recursive: true, force: true });
mkdirSync(found, { recursive: true });
const folder = await serveFolder(built);
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium' });
const machine = { chromium: browser.version(), platform: process.platform };
try {
  const faults: string[] = [];
  for (const shot of wanted) {
    const fault = await look(shot);
    console.log(
      `${fault === undefined ? 'ok     ' : 'FAILED '} ${shot.name}${fault === undefined ? '' : `: ${fault}`}`,
    );
    if (fault !== undefined) faults.push(shot.name);
  }
  if (values.update === true) tidy();
  if (faults.length > 0) {
    process.exitCode = 1;
    console.log(
      `\n${faults.length} of ${wanted.length} differ: see .cache/visual, or keep them with \`npm run visual -- --update\`.`,
    );
    console.log(`Kept are those of ${readFileSync(madeWith, 'utf8').trim()}; this is ${JSON.stringify(machine)}.`);
  }
} finally {
  await browser.close();
  folder.close();
}

/** Takes a picture, and keeps it or says what is wrong with it. */
async function look(shot: Shot): Promise<string | undefined> {
  const taken = await take(browser, shot);
  const path = join(kept, `${shot.name}.png`);
  if (values.update === true) {
    // One that looks the same stays to the bit: a repository remembers each version.
    if (!existsSync(path) || faultOf(PNG.sync.read(readFileSync(path)), taken) !== undefined)
      writeFileSync(path, small(taken));
    return undefined;
  }
  if (!existsSync(path)) return 'none is kept';
  const expected = PNG.sync.read(readFileSync(path));
  const fault = faultOf(expected, taken);
  if (fault === undefined) return undefined;
  const { difference } = compare(expected, taken);
  writeFileSync(join(found, `${shot.name}.actual.png`), PNG.sync.write(taken));
  writeFileSync(
    join(found, `${shot.name}.difference.png`),
    PNG.sync.write(Object.assign(new PNG(difference), { data: Buffer.from(difference.data) })),
  );
  return fault;
}

function faultOf(expected: PNG, actual: PNG): string | undefined {
  if (expected.width !== actual.width || expected.height !== actual.height)
    return `${actual.width} × ${actual.height} in place of ${expected.width} × ${expected.height}`;
  const { different } = compare(expected, actual);
  const most = Math.ceil((expected.width * expected.height * MOST_PER_MILLION) / 1e6);
  return different > most ? `${different} pixels differ` : undefined;
}

/** The story when it has done what it does, at the shop's moment, with nothing moving. */
async function take(from: Browser, { story, width, theme, dir }: Shot): Promise<PNG> {
  const page = await from.newPage({
    viewport: { width, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Africa/Lusaka',
    reducedMotion: 'reduce',
  });
  try {
    await page.clock.setFixedTime(STORY_NOW);
    const globals = [theme && `theme:${theme}`, dir && `dir:${dir}`].filter((one) => one !== undefined).join(';');
    await page.goto(`${folder.origin}/iframe.html?viewMode=story&id=${story}&globals=${globals}`);
    const end = await page.waitForFunction(() => {
      const { __STORYBOOK_PREVIEW__: preview } = globalThis as {
        __STORYBOOK_PREVIEW__?: { currentRender?: { phase?: string } };
      };
      const phase = preview?.currentRender?.phase ?? '';
      return ['finished', 'errored', 'aborted'].includes(phase) && phase;
    });
    if ((await end.jsonValue()) !== 'finished') throw new Error(`${story} does not do what it should.`);
    // What draws when it is seen has all been seen.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(200, height) });
    await page.evaluate(() => document.fonts.ready);
    const options = { animations: 'disabled', caret: 'hide' } as const;
    for (let last = ''; ;) {
      const picture = await page.screenshot(options);
      const now = picture.toString('base64');
      if (now === last) return PNG.sync.read(picture);
      last = now;
    }
  } finally {
    await page.close();
  }
}

/** In fewer bytes: with fewer colours, and without filters, by which flat areas only grow. */
function small(picture: PNG): Buffer {
  picture.data.set(fewerColours(picture));
  return PNG.sync.write(picture, { filterType: 0, deflateLevel: 9, deflateStrategy: 0, colorType: 2 });
}

/** Nothing is kept that no shot asks for. */
function tidy(): void {
  const names = new Set(shots.map(({ name }) => `${name}.png`));
  for (const file of readdirSync(kept)) if (file.endsWith('.png') && !names.has(file)) rmSync(join(kept, file));
  writeFileSync(madeWith, `${JSON.stringify(machine)}\n`);
}
