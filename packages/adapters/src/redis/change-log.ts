import { EVERYTHING, type Sequences } from '@bizboost/core';
import { checkedPrefix } from './key-names.ts';
import type { RedisLink } from './link.ts';
import { RedisScript } from './redis-script.ts';

/**
 * How many streams the changes of all businesses are spread over. Fixed, since all processes must agree on it. In a cluster each lies on a node of
 * its own as far as there are nodes, and each costs a process a connection.
 */
const SHARDS = 4;
/** Changes a stream keeps at least, for readers that were away. */
const KEPT_CHANGES = 10_000;
/** What is known of a business that has been silent for so long is forgotten; it then counts as changed. */
const STATE_TTL_MS = 86_400_000;
/** Tags remembered per business; beyond, all are forgotten at once, and count as changed. */
const MOST_TAGS = 1_000;

/**
 * Gives a change its number and tells it. The number is the milliseconds of Redis's clock, or one more than the last where that is more: so numbers
 * go on growing when Redis has lost everything. Each entry names the one before it, which shows whoever reads whether any are missing.
 */
const PUBLISH = new RedisScript(`
  local stream, state = KEYS[1], KEYS[2]
  local business, change, kept, ttl, most = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
  local time = redis.call('TIME')
  local before = 0
  local newest = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)
  if newest[1] then before = tonumber(string.match(newest[1][1], '^%d+')) end
  local last = tonumber(redis.call('HGET', state, 'last') or 0)
  local number = math.max(time[1] * 1000 + math.floor(time[2] / 1000), before + 1, last + 1)
  local sequence = string.format('%.0f', number)
  if last == 0 then redis.call('HSET', state, 'since', string.format('%.0f', number - 1)) end
  redis.call('HSET', state, 'last', sequence)
  for i = 6, #ARGV do redis.call('HSET', state, 'tag:' .. ARGV[i], sequence) end
  if redis.call('HLEN', state) > most + 2 then
    redis.call('DEL', state)
    redis.call('HSET', state, 'last', sequence, 'since', sequence)
  end
  redis.call('PEXPIRE', state, ttl)
  redis.call('XADD', stream, 'MAXLEN', '~', kept, sequence .. '-0',
    'before', string.format('%.0f', before), 'business', business, 'change', change)
  return { sequence, string.format('%.0f', last > 0 and last or before) }
`);

/** What is known of a business: whether anything is, the last number, and a list of tags and numbers. */
const CURRENT = new RedisScript(`
  local known = redis.call('HGETALL', KEYS[2])
  if #known > 0 then return { 1, known } end
  local newest = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
  return { 0, newest[1] and string.match(newest[1][1], '^%d+') or '0' }
`);

/**
 * Redis's clock and the number of the newest change. A stream that is not there is begun, with an entry that tells nothing: so whoever comes back to
 * one that was lost finds that it has another beginning.
 */
const NEWEST = new RedisScript(`
  local time = redis.call('TIME')
  local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
  local newest = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
  if newest[1] then return { now, string.match(newest[1][1], '^%d+') } end
  redis.call('XADD', KEYS[1], now .. '-0', 'before', '0', 'business', '', 'change', '{"tags":[]}')
  return { now, now }
`);

/** Where a change went. */
export interface Published {
  readonly sequence: number;
  /** The business's change before it, or one that is no earlier. */
  readonly before: number;
}

/** The numbers of a business. */
export interface KnownSequences extends Sequences {
  /** False where nothing has been told of it, or it is forgotten. */
  readonly isKnown: boolean;
}

/** What all processes share: the streams of changes, and what has last changed per business and tag. */
export class ChangeLog {
  readonly #prefix: string;

  constructor(prefix: string) {
    this.#prefix = checkedPrefix(prefix);
  }

  /** The keys of all streams. */
  get streams(): readonly string[] {
    return Array.from({ length: SHARDS }, (_, shard) => this.#streamKey(shard));
  }

  /** The key of the stream that tells of a business. */
  streamOf(business: string): string {
    return this.#streamKey(shardOf(business));
  }

  async publish(
    link: Pick<RedisLink, 'send'>,
    business: string,
    tags: readonly string[],
    change: string,
  ): Promise<Published> {
    const settings = [KEPT_CHANGES, STATE_TTL_MS, MOST_TAGS].map(String);
    const reply = await PUBLISH.run(link, this.#keysOf(business), [business, change, ...settings, ...tags]);
    const [sequence, before] = reply as readonly [string, string];
    return { sequence: Number(sequence), before: Number(before) };
  }

  async current(link: Pick<RedisLink, 'send'>, business: string): Promise<KnownSequences> {
    const reply = (await CURRENT.run(link, this.#keysOf(business), [])) as readonly [
      number,
      string | readonly string[],
    ];
    const [isKnown, known] = reply;
    if (typeof known === 'string') {
      const last = Number(known);
      return { isKnown: Number(isKnown) === 1, last, since: last, byTag: new Map() };
    }
    const fields = new Map(pairsOf(known).map(([name, value]) => [name, Number(value)]));
    const byTag = new Map(
      [...fields].filter(([name]) => name.startsWith('tag:')).map(([name, number]) => [name.slice(4), number]),
    );
    return { isKnown: true, last: fields.get('last') ?? 0, since: fields.get('since') ?? 0, byTag };
  }

  /** Redis's clock, ms UTC, and the number of the newest change of a stream. */
  async newest(
    link: Pick<RedisLink, 'send'>,
    stream: string,
  ): Promise<{ readonly now: number; readonly last: number }> {
    const [now, last] = (await NEWEST.run(link, [stream], [])) as readonly [string, string];
    return { now: Number(now), last: Number(last) };
  }

  #keysOf(business: string): readonly [string, string] {
    const shard = shardOf(business);
    return [this.#streamKey(shard), `${this.#prefix}:${this.#tag(shard)}:of:${business}`];
  }

  #streamKey(shard: number): string {
    return `${this.#prefix}:${this.#tag(shard)}:changes`;
  }

  #tag(shard: number): string {
    return `{${this.#prefix}-changes-${shard}}`;
  }
}

/** The tags that have changed after a number, as far as is known; `EVERYTHING` where that is not far enough. */
export function tagsChangedSince(sequence: number, { isKnown, since, byTag }: KnownSequences): readonly string[] {
  if (!isKnown || since > sequence) return [EVERYTHING];
  return [...byTag].filter(([, number]) => number > sequence).map(([tag]) => tag);
}

/** FNV-1a over UTF-16 units: spreads well enough, and is the same everywhere. */
function shardOf(business: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < business.length; i++) hash = Math.imul(hash ^ business.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % SHARDS;
}

function pairsOf(list: readonly string[]): (readonly [string, string])[] {
  return Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i] ?? '', list[2 * i + 1] ?? ''] as const);
}
