import { applyPatch, type JsonValue, type PatchOperation } from '@bizboost/core';
import { createParser } from 'eventsource-parser';

/** One event about one question. */
export interface AskEvent {
  readonly event: string;
  readonly ask: string;
  /** When it came, by `performance.now`. */
  readonly at: number;
}

/** Of both kinds of events. */
interface Message {
  readonly ask: string;
  readonly data: Record<string, unknown>;
  readonly base: string;
  readonly ops: readonly PatchOperation[];
}

/** A viewer: what it holds of each question, patches applied, and the events that brought it there. */
export class EventStream {
  readonly events: AskEvent[] = [];
  readonly held = new Map<string, Record<string, unknown>>();
  readonly #abort = new AbortController();

  /** Opens `POST /stream` of a server. */
  static async open(
    url: string,
    asks: readonly { readonly ask: string; readonly have?: string }[],
    headers: Readonly<Record<string, string>> = {},
  ): Promise<EventStream> {
    const stream = new EventStream();
    const response = await fetch(`${url}/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ asks }),
      signal: stream.#abort.signal,
    });
    if (!response.ok || response.body === null) throw new Error(`No stream: ${response.status}`);
    void stream.#read(response.body).catch(() => {});
    return stream;
  }

  /** Takes what an earlier viewer held, to apply patches to. */
  holding(held: ReadonlyMap<string, Record<string, unknown>>): this {
    for (const [ask, answer] of held) if (!this.held.has(ask)) this.held.set(ask, answer);
    return this;
  }

  revisionOf(ask: string): string | undefined {
    return this.held.get(ask)?.['revision'] as string | undefined;
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    const parser = createParser({ onEvent: ({ event = '', data }) => this.#take(event, JSON.parse(data) as Message) });
    for await (const bytes of body) parser.feed(decoder.decode(bytes, { stream: true }));
  }

  #take(event: string, { ask, data, base, ops }: Message): void {
    if (event === 'answer') this.held.set(ask, data);
    if (event === 'patch') {
      if (this.revisionOf(ask) !== base) throw new Error(`A patch on ${base} came to another revision.`);
      this.held.set(ask, applyPatch(this.held.get(ask) as JsonValue, ops) as Record<string, unknown>);
    }
    this.events.push({ event, ask, at: performance.now() });
  }
}
