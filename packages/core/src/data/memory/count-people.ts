import type { Collection, DistinctQuery, DistinctRow } from '../adapter.ts';
import { groupKey } from '../group-key.ts';
import type { BusinessStore } from './business-store.ts';
import { chooseGrouping } from './choose-grouping.ts';
import { codeColumnOf } from './columns.ts';
import { filterDigits, keyDigit, type FilterDigit } from './digits.ts';
import { splitDigits, type Grouping, type Placement } from './grouping.ts';
import { PairSet } from './pair-set.ts';
import { scan, type Block } from './scan.ts';
import { Timeline } from './timeline.ts';

/** How many different people the rows of a query name, per key: pairs of key and person, each kept once. */
export function countPeople(store: BusinessStore, query: DistinctQuery): DistinctRow[] {
  const keys = query.by.map((dimension) => store.words[dimension].size);
  const people = store.words[query.field].size;
  const pairs = new PairSet(
    keys.reduce((product, size) => product * size, 1),
    people,
  );
  const numbering = new KeyNumbering(store, query);
  for (const collection of new Set(query.collections)) addPeople(store, query, collection, { pairs, numbering });
  return [...pairs.counts()].map(([key, count]) => ({ key: numbering.keyOf(key), count }));
}

interface Counting {
  readonly pairs: PairSet;
  readonly numbering: KeyNumbering;
}

function addPeople(
  store: BusinessStore,
  query: DistinctQuery,
  collection: Collection,
  { pairs, numbering }: Counting,
): void {
  const column = codeColumnOf(collection, query.field);
  const timeline = new Timeline(query.segments, 'whole');
  if (column === undefined || timeline.cells === 0) return;
  const table = store.tableOf(collection);
  const keys = query.by.map((dimension) => keyDigit(store, collection, dimension));
  const filters = filterDigits(store, collection, [query.where]);
  const grouping = chooseGrouping({ timeline, keys, filters }, table.rows);
  const keyOfSlot = numbering.of(grouping, filters);
  scan(table, timeline, (block) => {
    const people = block.chunk.codes[column];
    if (people !== undefined) addBlock(block, grouping.place(block), { people, keyOfSlot, pairs });
  });
}

interface BlockOfPeople {
  readonly people: Uint32Array;
  readonly keyOfSlot: (slot: number) => number;
  readonly pairs: PairSet;
}

function addBlock({ start, end }: Block, placement: Placement, { people, keyOfSlot, pairs }: BlockOfPeople): void {
  let lastSlot = -1;
  let key = -1;
  for (let row = start; row < end; row++) {
    const slot = slotAt(placement, row, start);
    if (slot !== lastSlot) {
      lastSlot = slot;
      key = keyOfSlot(slot);
    }
    const person = people[row] as number;
    if (person !== 0 && key !== -1) pairs.add(key, person);
  }
}

function slotAt({ base, lookup, slots }: Placement, row: number, start: number): number {
  if (slots !== undefined) return slots[row - start] as number;
  return lookup === undefined ? base : base + (lookup.offsets[lookup.codes[row] as number] as number);
}

/** Numbers keys in order of appearance, the same for all collections of a query. */
class KeyNumbering {
  readonly #store: BusinessStore;
  readonly #query: DistinctQuery;
  readonly #numbers = new Map<string, number>();
  readonly #keys: (readonly (string | null)[])[] = [];

  constructor(store: BusinessStore, query: DistinctQuery) {
    this.#store = store;
    this.#query = query;
  }

  keyOf(number: number): readonly (string | null)[] {
    return this.#keys[number] as readonly (string | null)[];
  }

  /** The number of a slot's key; -1 where its rows do not count. */
  of(grouping: Grouping, filters: readonly FilterDigit[]): (slot: number) => number {
    const numbers: (number | undefined)[] = [];
    return (slot) => (numbers[slot] ??= this.#numberOf(slot, grouping, filters));
  }

  #numberOf(slot: number, grouping: Grouping, filters: readonly FilterDigit[]): number {
    const group = grouping.decode(grouping.groupOf(slot));
    const { values } = splitDigits(grouping.filterOf(slot), filters);
    if (group === undefined || !filters.every(({ passes }, index) => passes[values[index] as number]?.[0])) return -1;
    const key = this.#query.by.map(
      (dimension, index) => this.#store.words[dimension].wordOf(group.codes[index] ?? 0) ?? null,
    );
    const name = groupKey(key);
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#keys.length);
    return this.#keys.push(key) - 1;
  }
}
