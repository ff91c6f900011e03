import { BizBoostError, systemClock, type Cancel } from '@bizboost/core';
import type { Driver, DriverClient } from './drivers.ts';
import type { ReaderLink, RedisLink } from './link.ts';
import { notConnected } from './not-connected.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;

/** A connection of our own, which finds out whether it is a cluster that it talks to. Until it has, and whenever Redis is away, it is not ready. */
export class RedisConnection implements RedisLink {
  readonly #driver: Driver;
  readonly #url: string;
  readonly #onError: (error: unknown) => void;
  #client: DriverClient | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #cancelRetry: Cancel = () => {};
  #isClosed = false;

  constructor(driver: Driver, url: string, onError: (error: unknown) => void) {
    this.#driver = driver;
    this.#url = url;
    this.#onError = onError;
  }

  get isCluster(): boolean {
    return this.#client?.link.isCluster ?? false;
  }

  isReady(): boolean {
    return this.#client?.link.isReady() ?? false;
  }

  async send(key: string, words: readonly string[]): Promise<unknown> {
    if (this.#client === undefined) throw notConnected();
    return this.#client.link.send(key, words);
  }

  async openReader(): Promise<ReaderLink> {
    if (this.#client === undefined) throw notConnected();
    return this.#client.link.openReader();
  }

  /** Tries until it is connected the first time; from then on the library brings it back. Resolves after the first try. */
  async open(): Promise<void> {
    try {
      const client = await this.#connect();
      if (this.#isClosed) client.close();
      else this.#client = client;
    } catch (error) {
      if (this.#isClosed) return;
      if (this.#pauseMs === FIRST_PAUSE_MS) this.#onError(error);
      this.#cancelRetry = systemClock.schedule(this.#pauseMs, () => void this.open());
      this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
    }
  }

  /** Ends it; what is under way fails. Calling it twice is harmless. */
  close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelRetry();
    this.#client?.close();
    this.#client = undefined;
    return Promise.resolve();
  }

  async #connect(): Promise<DriverClient> {
    const single = await this.#driver.connect(this.#url, { isCluster: false, onError: this.#onError });
    try {
      const about = String(await single.link.send('', ['INFO', 'cluster']));
      if (!about.includes('cluster_enabled:1')) return single;
    } catch (error) {
      single.close();
      throw new BizBoostError('unavailable', 'Redis was reached, and does not answer.', { cause: error });
    }
    single.close();
    return this.#driver.connect(this.#url, { isCluster: true, onError: this.#onError });
  }
}
