import { businessIdOf, BizBoostError, EVERYTHING, Guard, Listeners, systemClock, withTimeLimit } from '@bizboost/core';
import type { Broadcaster, BusinessId, Change, ChangeDetails, Clock, Unsubscribe } from '@bizboost/core';
import { ChangeFollower } from './change-follower.ts';
import { ChangeLog, tagsChangedSince } from './change-log.ts';
import { changeOf, changeOfEntry, textOfChange, type StreamEntry } from './change-text.ts';
import { DEFAULT_PREFIX } from './key-names.ts';
import { linkOf, type RedisClient } from './link-of.ts';
import type { RedisLink } from './link.ts';
import type { Gap } from './stream-reader.ts';

export interface RedisBroadcasterOptions {
  /** Before every key. Give each deployment its own where several share a Redis. Default `bizboost`. */
  readonly prefix?: string;
  /** Told when a listener throws, when Redis begins to be left alone, and when changes begin not to be heard. Default: nothing. */
  readonly onError?: (error: unknown) => void;
  /** Default: the machine's. */
  readonly clock?: Clock;
}

/** One command. Whoever waits less long, as the engine does, is none the worse for it. */
const COMMAND_LIMIT_MS = 250;
/** How long who subscribes waits to be listening. */
const LISTENING_LIMIT_MS = 2_000;
/** How long who publishes waits until what was told before is heard. */
const HEARING_LIMIT_MS = 40;
/** Businesses looked after at once when changes may have been missed, and the pause before the next, so that not everything is asked anew at once. */
const HEALED_AT_ONCE = 100;
const HEALING_PAUSE_MS = 10;
const HEALING_LIMIT_MS = 2_000;

/**
 * Tells changes to every process that gives the same Redis, over streams. No change is lost: when its connection breaks it comes back and goes on
 * after the last change it heard, and where Redis has not kept that many it looks what has changed since, business by business.
 *
 * The client stays the host's, and is not closed; for reading there is a connection of its own, or in a cluster four. While Redis is away, `publish` and
 * `current` reject within 250 ms, and at once when that is known; `subscribe` resolves, and what cannot be heard now is made up for later.
 */
export function redisBroadcaster(client: RedisClient, options: RedisBroadcasterOptions = {}): Required<Broadcaster> {
  return new RedisBroadcaster(linkOf(client), options);
}

class RedisBroadcaster implements Required<Broadcaster> {
  readonly name = 'redis';
  readonly #link: RedisLink;
  readonly #clock: Clock;
  readonly #log: ChangeLog;
  readonly #guard: Guard;
  readonly #listeners: Listeners;
  readonly #follower: ChangeFollower;
  /** Per business: what came up to this number has been made up for. */
  readonly #healed = new Map<BusinessId, number>();
  #isHearing = true;
  #isClosed = false;

  constructor(link: RedisLink, { prefix, onError = () => {}, clock = systemClock }: RedisBroadcasterOptions) {
    this.#link = link;
    this.#clock = clock;
    this.#log = new ChangeLog(prefix ?? DEFAULT_PREFIX);
    this.#guard = new Guard({ name: 'the broadcaster over Redis', clock, limitMs: COMMAND_LIMIT_MS, onError });
    this.#listeners = new Listeners(onError);
    this.#follower = new ChangeFollower({
      link,
      log: this.#log,
      clock,
      streams: this.#log.streams,
      onEntry: (entry) => this.#hear(entry),
      onGap: (gap) => this.#heal(gap),
      onTurn: (problem) => this.#turn(problem, onError),
    });
  }

  async publish(business: BusinessId, tags: readonly string[], details: ChangeDetails = {}): Promise<Change> {
    if (this.#isClosed) throw closed();
    const text = textOfChange({ ...details, tags });
    const { sequence, before } = await this.#guard.call(() => this.#log.publish(this.#link, business, tags, text));
    if (this.#listeners.has(business)) await this.#hearUpTo(business, before);
    return changeOf(business, sequence, { ...details, tags });
  }

  async current(business: BusinessId): ReturnType<Broadcaster['current']> {
    if (this.#isClosed) throw closed();
    return this.#guard.call(() => this.#log.current(this.#link, business));
  }

  async subscribe(business: BusinessId, listener: (change: Change) => void): Promise<Unsubscribe> {
    const stream = this.#log.streamOf(business);
    // Who is added before it is followed is looked after when it is.
    const isFollowing = (): boolean => this.#follower.isFollowing(stream);
    await this.#follower.until(stream, isFollowing, this.#isHearing ? LISTENING_LIMIT_MS : 0);
    if (this.#isClosed) throw closed();
    const stop = this.#listeners.add(business, listener);
    return () => {
      stop();
      if (!this.#listeners.has(business)) this.#healed.delete(business);
    };
  }

  close(): Promise<void> {
    this.#isClosed = true;
    this.#follower.close();
    this.#listeners.clear();
    this.#healed.clear();
    return Promise.resolve();
  }

  /** Waits for what was told before; where that does not come, everything may have changed. */
  async #hearUpTo(business: BusinessId, before: number): Promise<void> {
    const stream = this.#log.streamOf(business);
    const hasHeard = (): boolean =>
      Math.max(this.#follower.positionIn(stream) ?? -1, this.#healed.get(business) ?? -1) >= before;
    const isFollowing = this.#follower.isFollowing(stream);
    if (await this.#follower.until(stream, hasHeard, isFollowing ? HEARING_LIMIT_MS : 0)) return;
    this.#makeUp(business, before, [EVERYTHING]);
  }

  #hear(entry: StreamEntry): void {
    const business = businessIdOf(entry.business);
    if (!this.#listeners.has(business)) return;
    const change = changeOfEntry(entry);
    if (entry.sequence > (this.#healed.get(business) ?? -1)) this.#listeners.tell(change);
    else if (change.note !== undefined) this.#listeners.tell({ ...change, tags: [] });
  }

  /** Looks what has changed unheard, and tells it as one change. */
  async #heal({ stream, after, lostAt }: Gap): Promise<void> {
    const concerned = this.#listeners.businesses().filter((business) => this.#log.streamOf(business) === stream);
    for (let done = 0; done < concerned.length && !this.#isClosed; done += HEALED_AT_ONCE) {
      if (done > 0) await new Promise<void>((resolve) => this.#clock.schedule(HEALING_PAUSE_MS, resolve));
      const some = concerned.slice(done, done + HEALED_AT_ONCE);
      if (lostAt === undefined) await Promise.all(some.map((business) => this.#healOne(business, after)));
      else for (const business of some) this.#listeners.tell(changeOf(business, lostAt, { tags: [EVERYTHING] }));
    }
    // The numbers from before say nothing of those to come.
    if (lostAt !== undefined) this.#healed.clear();
  }

  async #healOne(business: BusinessId, after: number | undefined): Promise<void> {
    const late = (): Error => new BizBoostError('timeout', 'Redis did not tell what has changed.');
    const limits = { clock: this.#clock, limitMs: HEALING_LIMIT_MS, late };
    const known = await withTimeLimit(() => this.#log.current(this.#link, business), limits);
    const heard = Math.max(after ?? -1, this.#healed.get(business) ?? -1);
    if (known.last > heard) this.#makeUp(business, known.last, tagsChangedSince(heard, known));
  }

  #makeUp(business: BusinessId, upTo: number, tags: readonly string[]): void {
    this.#healed.set(business, upTo);
    this.#listeners.tell(changeOf(business, upTo, { tags }));
  }

  #turn(problem: unknown, onError: (error: unknown) => void): void {
    if (problem === undefined) {
      this.#isHearing = true;
      this.#guard.worked();
    } else if (this.#isHearing) {
      this.#isHearing = false;
      onError(problem);
    }
  }
}

function closed(): BizBoostError {
  return new BizBoostError('unavailable', 'This broadcaster has been closed.', { retryable: false });
}
