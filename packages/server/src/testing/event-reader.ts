import { createParser } from 'eventsource-parser';

export interface StreamEvent {
  readonly event: string;
  /** Parsed. */
  readonly data: Record<string, unknown>;
}

/** Reads the events of a stream one by one. */
export class EventReader {
  readonly comments: string[] = [];
  readonly retries: number[] = [];
  readonly response: Response;
  readonly #events: StreamEvent[] = [];
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  readonly #parser = createParser({
    onEvent: ({ event = 'message', data }) =>
      void this.#events.push({ event, data: JSON.parse(data) as Record<string, unknown> }),
    onComment: (comment) => void this.comments.push(comment),
    onRetry: (retryMs) => void this.retries.push(retryMs),
  });

  constructor(response: Response) {
    if (!response.body) throw new Error(`There is no stream in a ${response.status}.`);
    this.response = response;
    this.#reader = response.body.getReader();
  }

  /** The next event; rejects when the stream ends before there is one. */
  async next(): Promise<StreamEvent> {
    for (;;) {
      const event = this.#events.shift();
      if (event) return event;
      if (!(await this.#read())) throw new Error('The stream has ended.');
    }
  }

  async take(count: number): Promise<readonly StreamEvent[]> {
    const events: StreamEvent[] = [];
    while (events.length < count) events.push(await this.next());
    return events;
  }

  /** Everything up to the end of the stream. */
  async rest(): Promise<readonly StreamEvent[]> {
    while (await this.#read());
    return this.#events.splice(0);
  }

  async #read(): Promise<boolean> {
    const { done, value } = await this.#reader.read();
    if (value) this.#parser.feed(this.#decoder.decode(value, { stream: true }));
    return !done;
  }

  /** Waits for bytes of any kind, e.g. a comment. False at the end of the stream. */
  async bytes(): Promise<boolean> {
    return this.#read();
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
  }
}
