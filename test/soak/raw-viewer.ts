import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { SHOP } from '../chaos/traffic.ts';

const REVISION = /"revision":"([^"]+)"/g;
/** Longer than what is looked for: it may lie across two pieces. */
const TAIL = 120;

/** A viewer that costs next to nothing: it notes which revision it was last brought to, and does not come back. */
export class RawViewer {
  #request: ClientRequest;
  #tail = '';
  revision: string | undefined;
  isOpen = false;
  /** Ended or refused by the other side. */
  isLost = false;

  constructor(url: string, ask: string, found: () => void) {
    // Names its business, as our clients do: else an open server looks each time whether there is but one.
    this.#request = request(`${url}/stream?business=${SHOP}`, {
      method: 'POST',
      agent: false,
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    });
    this.#request.on('response', (response) => this.#listen(response, found));
    this.#request.on('error', () => this.#lose());
    this.#request.end(JSON.stringify({ asks: [{ ask }] }));
  }

  leave(): void {
    this.#request.removeAllListeners('response').destroy();
    this.isOpen = false;
  }

  #listen(response: IncomingMessage, found: () => void): void {
    this.isOpen = response.statusCode === 200;
    if (!this.isOpen) return this.#lose();
    response.setEncoding('latin1').on('data', (text: string) => {
      const seen = this.#tail + text;
      for (const [, revision] of seen.matchAll(REVISION)) this.revision = revision;
      this.#tail = seen.slice(-TAIL);
      found();
    });
    response.on('close', () => this.#lose());
    response.on('error', () => this.#lose());
  }

  #lose(): void {
    this.isLost ||= this.isOpen;
    this.isOpen = false;
  }
}
