import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { expect, it, onTestFinished } from 'vitest';
import { openTab, useBrowser } from './world/browser.ts';
import { root, scratchFolder } from './world/command.ts';
import { tags } from './world/every-element.ts';

const browser = useBrowser();

/** A page of somebody who works on our elements, from their source. */
async function develop(): Promise<{ readonly vite: ViteDevServer; readonly url: string }> {
  const folder = await scratchFolder();
  await mkdir(folder, { recursive: true });
  const imports = tags.map(
    (tag) => `import '/@fs${join(root, 'packages/elements/src', `${tag.replace(/^bizboost-/, '')}.ts`)}';`,
  );
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><title>Workshop</title><link rel="icon" href="data:,"><script type="module">${imports.join('')}</script>${tags.map((tag) => `<${tag}></${tag}>`).join('')}`,
  );
  const vite = await createServer({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    cacheDir: join(folder, 'cache'),
    server: { port: 0, host: '127.0.0.1', fs: { strict: false } },
    resolve: { conditions: ['bizboost-source', 'module', 'browser', 'development|production'] },
  });
  onTestFinished(() => vite.close());
  await vite.listen();
  return { vite, url: vite.resolvedUrls?.local[0] ?? '' };
}

it(
  'reloads the page when a module is edited, and nothing is defined twice (row 24)',
  { timeout: 120_000 },
  async () => {
    const { vite, url } = await develop();
    const { page, problems } = await openTab(browser(), url);
    const isThere = (): Promise<unknown> =>
      page.waitForFunction((names) => names.every((name) => customElements.get(name) !== undefined), tags, {
        timeout: 60_000,
      });
    await isThere();
    for (const file of ['live/live-dashboard.ts', 'kit/style/tokens.styles.ts', 'content/best-times.ts']) {
      await page.evaluate(() => void ((globalThis as { isOld?: boolean }).isOld = true));
      // What the watcher says when somebody saves the file.
      vite.watcher.emit('change', join(root, 'packages/elements/src', file));
      await page.waitForFunction(() => (globalThis as { isOld?: boolean }).isOld === undefined, undefined, {
        timeout: 60_000,
      });
      await isThere();
    }
    expect(problems.filter((problem) => !problem.includes('dev mode') && !problem.includes('has no source'))).toEqual(
      [],
    );
  },
);
