/** A stream that was opened. */
export interface PageStream {
  readonly asks: readonly { readonly ask: string; readonly have?: string }[];
  isOpen(): boolean;
  send(name: string, data: unknown): void;
}

/** A server inside the page, behind `fetch`: the test runner's own server cannot hold a stream. */
export interface PageServer {
  readonly fetch: typeof fetch;
  readonly streams: readonly PageStream[];
  openStreams(): number;
}

export function createPageServer(): PageServer {
  const streams: PageStream[] = [];
  const encoder = new TextEncoder();
  return {
    streams,
    openStreams: () => streams.filter((stream) => stream.isOpen()).length,
    fetch: async (_, init) => {
      let isOpen = true;
      let controller: ReadableStreamDefaultController<Uint8Array>;
      const body = new ReadableStream<Uint8Array>({ start: (own) => void (controller = own) });
      const write = (text: string): void => controller.enqueue(encoder.encode(text));
      init?.signal?.addEventListener('abort', () => {
        isOpen = false;
        controller.error(new DOMException('Aborted', 'AbortError'));
      });
      write(':\n\n');
      streams.push({
        asks: (JSON.parse(String(init?.body)) as Pick<PageStream, 'asks'>).asks,
        isOpen: () => isOpen,
        send: (name, data) => write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    },
  };
}
