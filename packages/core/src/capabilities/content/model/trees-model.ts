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
  const all = examples.map((_, index) => index);
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
  readonly #examples: readonly LinearExample[];
  readonly #leafSize: number;
  readonly #random: RandomSource;
  readonly #traits: number;

  constructor(examples: readonly LinearExample[], { leafSize, seed }: TreesOptions) {
    this.#examples = examples;
    this.#leafSize = leafSize;
    this.#random = randomSource(seed);
    this.#traits = examples[0]?.traits.length ?? 0;
  }

  /** Grows a tree from some examples, given by their indexes; tells its root. */
  grow(members: readonly number[]): number {
    const { trait, threshold, other, value } = this.nodes;
    const [weight, sum] = this.#totalOf(members);
    const node = trait.push(-1) - 1;
    threshold.push(0);
    other.push(-1);
    value.push(weight === 0 ? 0 : sum / weight);
    const split = members.length < 2 * this.#leafSize ? undefined : this.#bestSplit(members, weight, sum);
    if (split === undefined) return node;
    trait[node] = split.trait;
    threshold[node] = split.threshold;
    const isBelow = (member: number): boolean => this.#valueOf(member, split.trait) <= split.threshold;
    this.grow(members.filter(isBelow));
    other[node] = this.grow(members.filter((member) => !isBelow(member)));
    return node;
  }

  #bestSplit(members: readonly number[], weight: number, sum: number): Split | undefined {
    let best: Split | undefined;
    for (let tried = 0; tried < Math.ceil(this.#traits / 3); tried++) {
      const trait = Math.floor(this.#random() * this.#traits);
      const threshold = this.#thresholdOf(members, trait);
      if (threshold === undefined) continue;
      const gain = this.#gainOf(members, { trait, threshold }, { weight, sum });
      if (gain > (best?.gain ?? 0)) best = { trait, threshold, gain };
    }
    return best;
  }

  #thresholdOf(members: readonly number[], trait: number): number | undefined {
    let low = Infinity;
    let high = -Infinity;
    for (const member of members) {
      const value = this.#valueOf(member, trait);
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return high > low ? low + this.#random() * (high - low) : undefined;
  }

  /** How much less the squares around two means are than around one; 0 where a side would be too small. */
  #gainOf(
    members: readonly number[],
    { trait, threshold }: { readonly trait: number; readonly threshold: number },
    all: { readonly weight: number; readonly sum: number },
  ): number {
    let count = 0;
    let weight = 0;
    let sum = 0;
    for (const member of members) {
      if (this.#valueOf(member, trait) > threshold) continue;
      const example = this.#examples[member] as LinearExample;
      count++;
      weight += example.weight;
      sum += example.weight * example.target;
    }
    if (count < this.#leafSize || members.length - count < this.#leafSize) return 0;
    const between = sum ** 2 / weight + (all.sum - sum) ** 2 / (all.weight - weight);
    return between - all.sum ** 2 / all.weight;
  }

  #totalOf(members: readonly number[]): [weight: number, sum: number] {
    let weight = 0;
    let sum = 0;
    for (const member of members) {
      const example = this.#examples[member] as LinearExample;
      weight += example.weight;
      sum += example.weight * example.target;
    }
    return [weight, sum];
  }

  #valueOf(member: number, trait: number): number {
    return (this.#examples[member] as LinearExample).traits[trait] as number;
  }
}
