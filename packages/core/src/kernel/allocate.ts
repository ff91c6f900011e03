import { BizBoostError } from './errors.ts';

/**
 * Splits an integer total in proportion to integer weights >= 0 without losing a unit: the parts add up to the total.
 * Method of the largest remainder (Hamilton); of equal remainders the earlier position comes first. A negative total is split
 * as its opposite. Where all weights are 0 they count as equal. O(n log n).
 * Throws `invalid_input` for a weight that is no integer >= 0, and for a total other than 0 over no weights.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  check(total, weights);
  if (weights.length === 0) return [];
  if (weights.every((weight) => weight === 0)) return allocate(total, Array<number>(weights.length).fill(1));
  if (total < 0) return allocate(-total, weights).map((part) => 0 - part);
  return isSmall(total, weights) ? split(total, weights) : splitBig(BigInt(total), weights.map(BigInt));
}

/** Whether every product and the sum of the weights are exact as numbers. */
function isSmall(total: number, weights: readonly number[]): boolean {
  const sum = sumOf(weights);
  return Number.isSafeInteger(sum) && Number.isSafeInteger(total * sum);
}

function split(total: number, weights: readonly number[]): number[] {
  const sum = sumOf(weights);
  const rests = weights.map((weight) => (total * weight) % sum);
  const parts = weights.map((weight, index) => (total * weight - (rests[index] as number)) / sum);
  return withLeftover(parts, total - sumOf(parts), (a, b) => (rests[b] as number) - (rests[a] as number));
}

function splitBig(total: bigint, weights: readonly bigint[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  const rests = weights.map((weight) => (total * weight) % sum);
  const parts = weights.map((weight) => Number((total * weight) / sum));
  const left = total - parts.reduce((a, part) => a + BigInt(part), 0n);
  return withLeftover(
    parts,
    Number(left),
    (a, b) => Number((rests[b] as bigint) > (rests[a] as bigint)) - Number((rests[b] as bigint) < (rests[a] as bigint)),
  );
}

/** One unit more for each of the first `left` positions in the given order. Sorting is stable, so ties stay by position. */
function withLeftover(parts: number[], left: number, order: (a: number, b: number) => number): number[] {
  if (left === 0) return parts;
  const positions = [...parts.keys()].sort(order);
  for (const position of positions.slice(0, left)) parts[position] = (parts[position] as number) + 1;
  return parts;
}

function check(total: number, weights: readonly number[]): void {
  const wrong = weights.find((weight) => !Number.isSafeInteger(weight) || weight < 0);
  if (wrong !== undefined) throw refusal('weights that are integers >= 0', String(wrong));
  if (!Number.isSafeInteger(total)) throw refusal('an integer total', String(total));
  if (weights.length === 0 && total !== 0) throw refusal('at least one weight', 'none');
}

function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

function refusal(expected: string, received: string): BizBoostError {
  return new BizBoostError('invalid_input', `Expected ${expected} to split an amount, got ${received}.`, {
    expected,
    received,
  });
}
