import { createHash } from 'node:crypto';
import type { RedisLink } from './link.ts';

/** A Lua script: runs as one step in Redis. All its keys must be in one slot of a cluster. */
export class RedisScript {
  readonly #text: string;
  readonly #hash: string;

  constructor(text: string) {
    this.#text = text;
    this.#hash = createHash('sha1').update(text).digest('hex');
  }

  /** Runs it; the text itself is sent only where it is not known yet. */
  async run(
    link: Pick<RedisLink, 'send'>,
    keys: readonly [string, ...string[]],
    words: readonly string[],
  ): Promise<unknown> {
    const rest = [String(keys.length), ...keys, ...words];
    try {
      return await link.send(keys[0], ['EVALSHA', this.#hash, ...rest]);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return link.send(keys[0], ['EVAL', this.#text, ...rest]);
    }
  }
}
