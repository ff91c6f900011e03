import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { readDashboardPage, serveDashboardPage, serveElements } from './dashboard-page.ts';
import { scratchFolder } from './testing/scratch-folder.ts';

async function bundle(): Promise<Hono> {
  const folder = await scratchFolder();
  await writeFile(join(folder, 'elements.js'), `import("./part-ABCD1234.js");${' '.repeat(5_000)}`);
  await writeFile(join(folder, 'part-ABCD1234.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const app = new Hono();
  serveElements(app, folder);
  return app;
}

test('the loader is asked for again each time, and sent only when it has changed', async () => {
  const app = await bundle();

  const first = await app.request('/bizboost/elements.js', { headers: { 'accept-encoding': 'gzip' } });
  const tag = first.headers.get('etag') ?? '';
  const second = await app.request('/bizboost/elements.js', { headers: { 'if-none-match': tag } });

  expect(first.headers.get('cache-control')).toBe('no-cache');
  expect(first.headers.get('access-control-allow-origin')).toBe('*');
  expect(tag).not.toBe('');
  expect(second.status).toBe(304);
});

test('a chunk, whose name changes with its content, is kept for good', async () => {
  const response = await (await bundle()).request('/bizboost/part-ABCD1234.js');

  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test.for(['/bizboost/missing-ABCD1234.js', '/bizboost/secret.txt', '/bizboost/..%2f..%2fpackage.js'])(
  '%s is nothing to be had, and not kept',
  async (path) => {
    const response = await (await bundle()).request(path);

    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBeNull();
  },
);

test('what the address of the page says becomes attributes of its element, and nothing more', async () => {
  const app = new Hono();
  serveDashboardPage(app, await readDashboardPage());

  const page = await (
    await app.request(`/?business=${encodeURIComponent('"><script>1</script>')}&period=week&src=x`)
  ).text();

  expect(page).toContain('<live-dashboard business="&quot;>&lt;script>1&lt;/script>" period="week" src="/bizboost"');
});
