import { Vocabulary } from './vocabulary.ts';

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
 * @param vocabulary to be shared by models of the same posts
 */
export function fitWords(
  examples: readonly WordsExample[],
  penalty: number,
  vocabulary: Vocabulary = new Vocabulary(),
): WordsModel {
  const { numbers, rarities, placeOf } = knownTerms(examples, vocabulary);
  const rows = rowsOf(examples, { vocabulary, placeOf, rarities });
  const weight = examples.reduce((sum, example) => sum + example.weight, 0);
  const intercept =
    weight === 0 ? 0 : examples.reduce((sum, example) => sum + example.weight * example.target, 0) / weight;
  const coefficients = solve(rows, examples, { intercept, penalty, size: numbers.length });
  const terms = numbers.map((number) => vocabulary.term(number));
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

function rowOf(
  terms: readonly string[],
  numberOf: ReadonlyMap<string, number>,
  rarities: readonly number[],
): { readonly numbers: readonly number[]; readonly values: readonly number[] } {
  const numbers = terms.flatMap((term) => numberOf.get(term) ?? []);
  const length = Math.sqrt(numbers.reduce((sum, number) => sum + (rarities[number] as number) ** 2, 0));
  return { numbers, values: numbers.map((number) => (rarities[number] as number) / length) };
}

/** Terms that are worth learning about. */
interface KnownTerms {
  /** By place, their numbers in the vocabulary and their rarities. */
  readonly numbers: readonly number[];
  readonly rarities: readonly number[];
  /** By number in the vocabulary; -1 for those that are not known. */
  readonly placeOf: Int32Array;
}

function knownTerms(examples: readonly WordsExample[], vocabulary: Vocabulary): KnownTerms {
  const lists = examples.map(({ terms }) => vocabulary.numbersOf(terms));
  const counts = new Int32Array(vocabulary.size);
  for (const list of lists) for (const number of list) counts[number]!++;
  const placeOf = new Int32Array(vocabulary.size).fill(-1);
  const numbers: number[] = [];
  for (const list of lists)
    for (const number of list)
      if ((counts[number] as number) >= FEWEST_POSTS && placeOf[number] === -1)
        placeOf[number] = numbers.push(number) - 1;
  const rarities = numbers.map((number) => Math.log(1 + examples.length / (counts[number] as number)));
  return { numbers, rarities, placeOf };
}

/** Posts by their terms, row by row: those of row `i` lie from `starts[i]` until `starts[i + 1]`. */
interface Rows {
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly values: Float64Array;
}

function rowsOf(
  examples: readonly WordsExample[],
  { vocabulary, placeOf, rarities }: Pick<KnownTerms, 'placeOf' | 'rarities'> & { readonly vocabulary: Vocabulary },
): Rows {
  const starts = new Int32Array(examples.length + 1);
  const most = examples.reduce((sum, { terms }) => sum + terms.length, 0);
  const places = new Int32Array(most);
  const values = new Float64Array(most);
  let end = 0;
  for (const [row, { terms }] of examples.entries()) {
    let squares = 0;
    for (const number of vocabulary.numbersOf(terms)) {
      const place = placeOf[number] as number;
      if (place === -1) continue;
      const rarity = rarities[place] as number;
      places[end] = place;
      values[end++] = rarity;
      squares += rarity ** 2;
    }
    const length = Math.sqrt(squares);
    for (let index = starts[row] as number; index < end; index++) values[index]! /= length;
    starts[row + 1] = end;
  }
  return { starts, places, values };
}

function solve(
  rows: Rows,
  examples: readonly WordsExample[],
  { intercept, penalty, size }: { readonly intercept: number; readonly penalty: number; readonly size: number },
): Float64Array {
  const solution = new Float64Array(size);
  const residual = new Float64Array(size);
  for (const [row, { target, weight }] of examples.entries())
    spread(residual, rows, row, weight * (target - intercept));
  const direction = Float64Array.from(residual);
  let squared = dot(residual, residual);
  for (let step = 0; step < STEPS && squared > 1e-9; step++) {
    const product = direction.map((value) => penalty * value);
    for (let row = 0; row < examples.length; row++)
      spread(product, rows, row, (examples[row] as WordsExample).weight * gathered(direction, rows, row));
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

function spread(into: Float64Array, { starts, places, values }: Rows, row: number, amount: number): void {
  const end = starts[row + 1] as number;
  for (let i = starts[row] as number; i < end; i++) into[places[i] as number]! += amount * (values[i] as number);
}

function gathered(from: Float64Array, { starts, places, values }: Rows, row: number): number {
  const end = starts[row + 1] as number;
  let sum = 0;
  for (let i = starts[row] as number; i < end; i++)
    sum += (from[places[i] as number] as number) * (values[i] as number);
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
