// A small site of a host: its own answers first, and what lies below /bizboost handed on to the service, as a reverse proxy would.
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';

/** What a site answers at a path. */
export interface Answer {
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface SiteOptions {
  readonly port: number;
  readonly service: string;
  /** Path of the API on this site; default `/bizboost`. */
  readonly api?: string;
  /** The site's own answer; `undefined` for 404. */
  answer(path: string): Answer | undefined | Promise<Answer | undefined>;
}

/** Starts it on 127.0.0.1; resolves when it answers. */
export async function startSite({ port, service, api = '/bizboost', answer }: SiteOptions): Promise<void> {
  const server = createServer(async (incoming, outgoing) => {
    const url = incoming.url ?? '/';
    if (url.startsWith(`${api}/`)) return handOn(incoming, outgoing, `${service}${url.slice(api.length)}`);
    const found = await answer(new URL(url, 'http://site').pathname);
    outgoing.writeHead(found ? 200 : 404, {
      'content-type': found?.type ?? 'text/html; charset=utf-8',
      ...found?.headers,
    });
    outgoing.end(found?.body ?? 'There is no such page.');
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
}

function handOn(incoming: IncomingMessage, outgoing: ServerResponse, address: string): void {
  const { method, headers } = incoming;
  const asked = request(address, { method, headers: { ...headers, host: new URL(address).host } }, (answered) => {
    outgoing.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(outgoing);
  });
  asked.on('error', () => outgoing.destroy());
  outgoing.on('close', () => asked.destroy());
  incoming.pipe(asked);
}
