import type { Socket } from 'node:net';

const HELD_BYTES = 4 * 1024 * 1024;

interface Held {
  /** Undefined: nothing more comes. */
  readonly bytes: Buffer | undefined;
  readonly due: number;
}

/** Carries what one socket receives to another, in order, perhaps later, perhaps not now. */
export class Lane {
  readonly #from: Socket;
  readonly #to: Socket;
  #held: Held[] = [];
  #heldBytes = 0;
  #delayMs = 0;
  #isStalled = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(from: Socket, to: Socket) {
    [this.#from, this.#to] = [from, to];
    from.on('data', (bytes) => this.#take(bytes as Buffer));
    from.on('end', () => this.#take(undefined));
    from.on('error', () => {}); // `close` follows
    from.on('close', (hadError) => {
      const inOrder = !hadError && from.readableEnded && from.writableFinished;
      if (!inOrder) to.resetAndDestroy(); // broken here, broken there
    });
    to.on('close', () => clearTimeout(this.#timer));
    to.on('drain', () => this.#carry());
  }

  /** @param delayMs  how much later bytes arrive; 0 lets those go that were held back */
  hold(delayMs: number, isStalled: boolean): void {
    this.#delayMs = delayMs;
    this.#isStalled = isStalled;
    if (delayMs === 0) this.#held = this.#held.map(({ bytes }) => ({ bytes, due: 0 }));
    this.#carry();
  }

  #take(bytes: Buffer | undefined): void {
    this.#held.push({ bytes, due: performance.now() + this.#delayMs });
    this.#heldBytes += bytes?.length ?? 0;
    this.#carry();
  }

  #carry(): void {
    clearTimeout(this.#timer);
    for (let next = this.#held[0]; next && !this.#isStalled && !this.#to.writableNeedDrain; next = this.#held[0]) {
      const waitMs = next.due - performance.now();
      if (waitMs > 0) {
        this.#timer = setTimeout(() => this.#carry(), waitMs);
        break;
      }
      this.#held.shift();
      this.#heldBytes -= next.bytes?.length ?? 0;
      if (this.#to.writableEnded) continue; // half closed: what still comes is lost
      if (next.bytes) this.#to.write(next.bytes);
      else this.#to.end();
    }
    // As a full wire does, it takes no more than it can carry.
    if (this.#isStalled || this.#to.writableNeedDrain || this.#heldBytes > HELD_BYTES) this.#from.pause();
    else this.#from.resume();
  }
}
