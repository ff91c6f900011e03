import { BizBoostError } from '@bizboost/core';
import { ALWAYS_TRUE, type SqlRow } from '../sql/statement.ts';
import { isConnectionFailure } from './clickhouse-failure.ts';
import type { ClickHouseNode } from './clickhouse-node.ts';
import { CLAIM, HOME, RECORD, spanning } from './clickhouse-tables.ts';
import { layoutOf, type Layout } from './layout.ts';
import { shardOf } from './servers.ts';
import { readSettings, writeSettings } from './settings.ts';

/** How tables are called where a statement is sent to. */
export interface Names {
  readonly record: string;
  readonly claim: string;
  readonly home: string;
  /** A condition that every row meets, and that lets a server leave out shards. */
  readonly placed: string;
}

export type StatementText = (names: Names) => string;

export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
  /** Keeps the statement out of the servers' `system.query_log`. */
  readonly isUnlogged?: boolean;
}

const OWN: Names = { record: RECORD.name, claim: CLAIM.name, home: HOME.name, placed: ALWAYS_TRUE };

/** How long a server that was not there is asked last. */
const SHUNNED_MS = 2_000;

/** A server, and what is known of it. */
interface Member {
  readonly node: ClickHouseNode;
  /** Number of its shard, from 0, once it was asked. */
  shard: Promise<number | undefined> | undefined;
  shunnedUntil: number;
}

/**
 * The servers that keep our tables. What lies on one shard is asked of a server of that shard, where one is known; everything else of any
 * server, which asks the others.
 */
export class Cluster {
  readonly #members: readonly Member[];
  #layout: Promise<Layout> | undefined;
  #isClosed = false;

  constructor(nodes: readonly ClickHouseNode[]) {
    this.#members = nodes.map((node) => ({ node, shard: undefined, shunnedUntil: 0 }));
  }

  /** How the tables lie. Asked once; again where it failed. */
  layout(): Promise<Layout> {
    this.#refuseClosed();
    this.#layout ??= this.#findOut().catch((error: unknown) => {
      this.#layout = undefined;
      throw error;
    });
    return this.#layout;
  }

  /** Rows of what lies on some shards. */
  async rows(shards: readonly number[], text: StatementText, options: AskOptions = {}): Promise<readonly SqlRow[]> {
    const { signal, isUnlogged = false } = options;
    const settings = { ...readSettings(await this.layout()), ...(isUnlogged && { log_queries: 0 }) };
    return this.#ask(shards, (node, names) => node.rows(text(names), { signal, settings }));
  }

  /** Keeps rows, all for one shard: all of them or none, seen by everyone when it resolves. */
  async insert(shard: number, text: StatementText): Promise<void> {
    const settings = writeSettings(await this.layout());
    await this.#ask([shard], (node, names) => node.run(text(names), { settings }));
  }

  get nodes(): readonly ClickHouseNode[] {
    return this.#members.map(({ node }) => node);
  }

  /** Does something on the server of a shard itself. Rejects with `unsupported` where that is not known. */
  async onOwn<T>(shard: number, work: (node: ClickHouseNode) => Promise<T>): Promise<T> {
    return this.#anyOf(await this.#ownMembers(shard), work);
  }

  /** Rejects with `unsupported` where a shard's own server is not known. */
  async refuseUnknownServers(shards: readonly number[]): Promise<void> {
    for (const shard of shards) await this.#ownMembers(shard);
  }

  async #ownMembers(shard: number): Promise<readonly Member[]> {
    const { cluster } = await this.layout();
    const members = cluster === undefined ? this.#byHealth() : await this.#membersOf(shard, cluster);
    if (members.length === 0) throw withoutServerOf(shard);
    return members;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await Promise.all(this.#members.map(({ node }) => node.close()));
  }

  async #findOut(): Promise<Layout> {
    const layout = await this.#anyOf(this.#byHealth(), (node) => layoutOf(node));
    if (layout.cluster === undefined && this.#members.length > 1) throw apart();
    return layout;
  }

  async #ask<T>(shards: readonly number[], ask: (node: ClickHouseNode, names: Names) => Promise<T>): Promise<T> {
    const layout = await this.layout();
    const members = this.#byHealth();
    if (layout.cluster === undefined) return this.#anyOf(members, (node) => ask(node, OWN));
    const own = shards.length === 1 ? await this.#membersOf(shards[0] as number, layout.cluster) : [];
    const names = spanningNames(shards, layout);
    return this.#anyOf([...own, ...members], (node, index) => ask(node, index < own.length ? OWN : names));
  }

  /** The first that answers: those that are not there are passed over, and asked last for a while. */
  async #anyOf<T>(members: readonly Member[], ask: (node: ClickHouseNode, index: number) => Promise<T>): Promise<T> {
    let failure: unknown;
    for (const [index, member] of members.entries()) {
      try {
        return await ask(member.node, index);
      } catch (error) {
        if (!isConnectionFailure(error)) throw error;
        member.shunnedUntil = performance.now() + SHUNNED_MS;
        // Another server may answer in its place from now on.
        member.shard = undefined;
        failure ??= error;
      }
    }
    throw failure;
  }

  #byHealth(): Member[] {
    const now = performance.now();
    return this.#members.toSorted((a, b) => Number(a.shunnedUntil > now) - Number(b.shunnedUntil > now));
  }

  async #membersOf(shard: number, cluster: string): Promise<Member[]> {
    const healthy = this.#byHealth().filter(({ shunnedUntil }) => shunnedUntil <= performance.now());
    const numbers = await Promise.all(healthy.map((member) => this.#shardOf(member, cluster)));
    return healthy.filter((_, index) => numbers[index] === shard);
  }

  #shardOf(member: Member, cluster: string): Promise<number | undefined> {
    member.shard ??= shardOf(member.node, cluster, { limitMs: SHUNNED_MS }).catch(() => {
      member.shard = undefined;
      member.shunnedUntil = performance.now() + SHUNNED_MS;
      return undefined;
    });
    return member.shard;
  }

  #refuseClosed(): void {
    if (this.#isClosed) throw new BizBoostError('unavailable', 'This store has been closed.', { retryable: false });
  }
}

function withoutServerOf(shard: number): BizBoostError {
  const expected = `the server of shard ${shard + 1}, where alone rows can be taken off the disk`;
  const message = `Expected ${expected}, got others: name every server of the cluster in the URL, and see that they run.`;
  return new BizBoostError('unsupported', message, { expected });
}

function apart(): BizBoostError {
  const expected = 'one server, or servers whose tables span a cluster';
  const message = `Expected ${expected}, got several that know nothing of each other: run \`bizboost migrate\` with the name of their cluster.`;
  return new BizBoostError('unsupported', message, { expected });
}

function spanningNames(shards: readonly number[], { features }: Layout): Names {
  return {
    record: spanning(RECORD.name),
    claim: spanning(CLAIM.name),
    home: spanning(HOME.name),
    placed: features.skipsShards ? `shard IN (${shards.join(', ')})` : ALWAYS_TRUE,
  };
}
