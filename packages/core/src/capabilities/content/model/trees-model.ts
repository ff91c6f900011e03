import { randomSource, type RandomSource } from '../../../kernel/statistics/random-source.ts';
import type { LinearExample } from './linear-model.ts';

/**
 * A forest as flat lists, so that it can be kept as JSON. Node `i` asks whether trait `trait[i]` is at most `threshold[i]`; yes goes to node
 * `i + 1`, no to node `other[i]`. A leaf has trait -1. `value[i]` is the mean of what came to the node.
 */
export interface TreesModel {
  readonly roots: readonly number[];
  readonly trait: readonly number[];
  readonly threshold: readonly number[];
  readonly other: readonly number[];
  readonly value: readonly number[];
}

export interface TreesOptions {
  readonly trees: number;
  /** Fewest examples at a leaf. */
  readonly leafSize: number;
  readonly seed: number;
}

/** Extremely randomised trees (Geurts, Ernst and Wehenkel 2006): a third of the traits tried at each node, each at one random threshold. */
export function fitTrees(examples: readonly LinearExample[], options: TreesOptions): TreesModel {
  const grower = new Grower(examples, options);
  const all = Int32Array.from(examples, (_, index) => index);
  const roots = Array.from({ length: options.trees }, () => grower.grow(all));
  return { roots, ...grower.nodes };
}

export function predictTrees(model: TreesModel, traits: readonly number[]): number {
  let sum = 0;
  for (const root of model.roots) sum += model.value[leafOf(model, root, traits)] as number;
  return model.roots.length === 0 ? 0 : sum / model.roots.length;
}

/** What each trait adds to the mean of all, by the steps in which nodes' means change on the way to the leaf (Saabas 2014). They add up exactly. */
export function treesShares(model: TreesModel, traits: readonly number[]): { base: number; shares: number[] } {
  const shares = traits.map(() => 0);
  let base = 0;
  for (const root of model.roots) {
    base += (model.value[root] as number) / model.roots.length;
    for (let node = root; (model.trait[node] as number) >= 0;) {
      const next = nextOf(model, node, traits);
      const step = (model.value[next] as number) - (model.value[node] as number);
      shares[model.trait[node] as number]! += step / model.roots.length;
      node = next;
    }
  }
  return { base, shares };
}

function leafOf(model: TreesModel, root: number, traits: readonly number[]): number {
  let node = root;
  while ((model.trait[node] as number) >= 0) node = nextOf(model, node, traits);
  return node;
}

function nextOf({ trait, threshold, other }: TreesModel, node: number, traits: readonly number[]): number {
  const value = traits[trait[node] as number] as number;
  return value <= (threshold[node] as number) ? node + 1 : (other[node] as number);
}

interface Split {
  readonly trait: number;
  readonly threshold: number;
  readonly gain: number;
}

class Grower {
  readonly nodes = { trait: [] as number[], threshold: [] as number[], other: [] as number[], value: [] as number[] };
  readonly #leafSize: number;
  readonly #random: RandomSource;
  /** Traits by number, then by example: a split looks at one trait of many examples. */
  readonly #columns: readonly Float64Array[];
  readonly #weights: Float64Array;
  readonly #weighted: Float64Array;

  constructor(examples: readonly LinearExample[], { leafSize, seed }: TreesOptions) {
    this.#leafSize = leafSize;
    this.#random = randomSource(seed);
    const traits = examples[0]?.traits.length ?? 0;
    this.#columns = Array.from({ length: traits }, (_, trait) =>
      Float64Array.from(examples, (example) => example.traits[trait] as number),
    );
    this.#weights = Float64Array.from(examples, ({ weight }) => weight);
    this.#weighted = Float64Array.from(examples, ({ weight, target }) => weight * target);
  }

  /** Grows a tree from some examples, given by their indexes; tells its root. */
  grow(members: Int32Array): number {
    const { trait, threshold, other, value } = this.nodes;
    const all = this.#totalOf(members);
    const node = trait.push(-1) - 1;
    threshold.push(0);
    other.push(-1);
    value.push(all.weight === 0 ? 0 : all.sum / all.weight);
    const split = members.length < 2 * this.#leafSize ? undefined : this.#bestSplit(members, all);
    if (split === undefined) return node;
    trait[node] = split.trait;
    threshold[node] = split.threshold;
    const column = this.#columns[split.trait] as Float64Array;
    this.grow(members.filter((member) => (column[member] as number) <= split.threshold));
    other[node] = this.grow(members.filter((member) => (column[member] as number) > split.threshold));
    return node;
  }

  #bestSplit(members: Int32Array, all: Total): Split | undefined {
    let best: Split | undefined;
    const traits = this.#columns.length;
    for (let tried = 0; tried < Math.ceil(traits / 3); tried++) {
      const trait = Math.floor(this.#random() * traits);
      const threshold = this.#thresholdOf(members, this.#columns[trait] as Float64Array);
      if (threshold === undefined) continue;
      const gain = this.#gainOf(members, { column: this.#columns[trait] as Float64Array, threshold }, all);
      if (gain > (best?.gain ?? 0)) best = { trait, threshold, gain };
    }
    return best;
  }

  #thresholdOf(members: Int32Array, column: Float64Array): number | undefined {
    let low = Infinity;
    let high = -Infinity;
    for (let index = 0; index < members.length; index++) {
      const value = column[members[index] as number] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return high > low ? low + this.#random() * (high - low) : undefined;
  }

  /** How much less the squares around two means are than around one; 0 where a side would be too small. */
  #gainOf(
    members: Int32Array,
    { column, threshold }: { readonly column: Float64Array; readonly threshold: number },
    all: Total,
  ): number {
    let count = 0;
    let weight = 0;
    let sum = 0;
    for (let index = 0; index < members.length; index++) {
      const member = members[index] as number;
      if ((column[member] as number) > threshold) continue;
      count++;
      weight += this.#weights[member] as number;
      sum += this.#weighted[member] as number;
    }
    if (count < this.#leafSize || members.length - count < this.#leafSize) return 0;
    const between = sum ** 2 / weight + (all.sum - sum) ** 2 / (all.weight - weight);
    return between - all.sum ** 2 / all.weight;
  }

  #totalOf(members: Int32Array): Total {
    let weight = 0;
    let sum = 0;
    for (let index = 0; index < members.length; index++) {
      weight += this.#weights[members[index] as number] as number;
      sum += this.#weighted[members[index] as number] as number;
    }
    return { weight, sum };
  }
}

interface Total {
  readonly weight: number;
  readonly sum: number;
}
