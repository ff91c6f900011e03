/** What words add, on the log scale: plain lists, so that it can be kept as JSON. */
export interface WordsModel {
  readonly intercept: number;
  readonly terms: readonly string[];
  /** How rare each term is: what a post's share of it is weighted by. */
  readonly rarities: readonly number[];
  readonly coefficients: readonly number[];
}

export interface WordsExample {
  readonly terms: readonly string[];
  readonly target: number;
  readonly weight: number;
}

const FEWEST_POSTS = 2;
const STEPS = 30;
/** Terms that say least are dropped, so that a kept model stays small. */
const MOST_TERMS = 2_000;

/**
 * Ridge regression on terms that two posts or more have, each post's rarities (inverse document frequencies) scaled to length 1. Solved by
 * conjugate gradients (Hestenes and Stiefel 1952), which never makes the matrix of all pairs of terms.
 */
export function fitWords(examples: readonly WordsExample[], penalty: number): WordsModel {
  const { terms, rarities } = vocabularyOf(examples);
  const numberOf = new Map(terms.map((term, index) => [term, index]));
  const rows = examples.map((example) => rowOf(example.terms, numberOf, rarities));
  const weight = examples.reduce((sum, example) => sum + example.weight, 0);
  const intercept =
    weight === 0 ? 0 : examples.reduce((sum, example) => sum + example.weight * example.target, 0) / weight;
  const coefficients = solve(rows, examples, { intercept, penalty, size: terms.length });
  return strongest({ intercept, terms, rarities, coefficients: [...coefficients] });
}

/** Asks a model: made once, since it looks words up. */
export function wordsPredictor(model: WordsModel): (terms: readonly string[]) => number {
  const numberOf = new Map(model.terms.map((term, index) => [term, index]));
  return (terms) => {
    const { numbers, values } = rowOf(terms, numberOf, model.rarities);
    return numbers.reduce(
      (sum, number, index) => sum + (values[index] as number) * (model.coefficients[number] as number),
      model.intercept,
    );
  };
}

interface Row {
  readonly numbers: readonly number[];
  readonly values: readonly number[];
}

function vocabularyOf(examples: readonly WordsExample[]): { terms: string[]; rarities: number[] } {
  const counts = new Map<string, number>();
  for (const { terms } of examples) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= FEWEST_POSTS);
  return {
    terms: known.map(([term]) => term),
    rarities: known.map(([, count]) => Math.log(1 + examples.length / count)),
  };
}

function rowOf(terms: readonly string[], numberOf: ReadonlyMap<string, number>, rarities: readonly number[]): Row {
  const numbers = terms.flatMap((term) => numberOf.get(term) ?? []);
  const length = Math.sqrt(numbers.reduce((sum, number) => sum + (rarities[number] as number) ** 2, 0));
  return { numbers, values: numbers.map((number) => (rarities[number] as number) / length) };
}

function solve(
  rows: readonly Row[],
  examples: readonly WordsExample[],
  { intercept, penalty, size }: { readonly intercept: number; readonly penalty: number; readonly size: number },
): Float64Array {
  const solution = new Float64Array(size);
  const residual = new Float64Array(size);
  for (const [index, row] of rows.entries()) {
    const { target, weight } = examples[index] as WordsExample;
    spread(residual, row, weight * (target - intercept));
  }
  const direction = Float64Array.from(residual);
  let squared = dot(residual, residual);
  for (let step = 0; step < STEPS && squared > 1e-9; step++) {
    const product = direction.map((value) => penalty * value);
    for (const [index, row] of rows.entries())
      spread(product, row, (examples[index] as WordsExample).weight * gathered(direction, row));
    const length = squared / dot(direction, product);
    for (let i = 0; i < size; i++) {
      solution[i]! += length * (direction[i] as number);
      residual[i]! -= length * (product[i] as number);
    }
    const next = dot(residual, residual);
    for (let i = 0; i < size; i++) direction[i] = (residual[i] as number) + (next / squared) * (direction[i] as number);
    squared = next;
  }
  return solution;
}

function spread(into: Float64Array, { numbers, values }: Row, amount: number): void {
  for (let i = 0; i < numbers.length; i++) into[numbers[i] as number]! += amount * (values[i] as number);
}

function gathered(from: Float64Array, { numbers, values }: Row): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += (from[numbers[i] as number] as number) * (values[i] as number);
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function strongest(model: WordsModel): WordsModel {
  if (model.terms.length <= MOST_TERMS) return model;
  const strength = (index: number): number => Math.abs(model.coefficients[index] as number);
  const kept = model.terms
    .map((_, index) => index)
    .sort((a, b) => strength(b) - strength(a))
    .slice(0, MOST_TERMS);
  const only = <T>(values: readonly T[]): T[] => kept.map((index) => values[index] as T);
  return { ...model, terms: only(model.terms), rarities: only(model.rarities), coefficients: only(model.coefficients) };
}
