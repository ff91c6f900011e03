import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What a host's site answers at a path. */
export interface SitePage {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Site = Readonly<Record<string, SitePage | ((request: IncomingMessage) => SitePage)>>;

/** Somebody's own site, on an origin that is not the server's. @returns its origin; closed with the test */
export async function hostSite(site: Site): Promise<string> {
  const server = createServer((request, response) => {
    const found = site[new URL(request.url ?? '/', 'http://site').pathname];
    const page = typeof found === 'function' ? found(request) : found;
    response.writeHead(page?.status ?? (page ? 200 : 404), {
      'content-type': page?.type ?? 'text/html; charset=utf-8',
      ...page?.headers,
    });
    response.end(page?.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A page whose body is given, with the elements' one script tag. */
export function pageWith(body: string, scriptOrigin: string): SitePage {
  return {
    body: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A host's page</title>
    <link rel="icon" href="data:," />
    <script type="module" src="${scriptOrigin}/bizboost/elements.js"></script>
  </head>
  <body>${body}</body>
</html>`,
  };
}
