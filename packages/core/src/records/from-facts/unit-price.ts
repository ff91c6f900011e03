import { MAX_MINOR } from '../../kernel/money.ts';

const LARGEST = BigInt(MAX_MINOR);
/** Millionths in one, a tenth, a hundredth, …: a price is spelled with as few decimals as will do. */
const STEPS = [1_000_000n, 100_000n, 10_000n, 1_000n, 100n, 10n, 1n];

/**
 * The inverse of `lineAmount`: a price in millionths that makes the quantity come to the amount, to the last minor unit; the one with the
 * fewest decimals. `undefined` where no price of six decimals does.
 * @param quantityThousandths > 0
 * @param amount minor units, >= 0
 */
export function unitPriceOf(quantityThousandths: number, amount: number, exponent: number): number | undefined {
  const quantity = BigInt(quantityThousandths);
  const unit = 10n ** BigInt(9 - exponent);
  const exact = BigInt(amount) * unit;
  // Rounded half away from zero: half a minor unit below is still the amount, half above is the next one.
  const least = amount === 0 ? 0n : ceilOf(2n * exact - unit, 2n * quantity);
  const next = ceilOf(2n * exact + unit, 2n * quantity);
  const most = next > LARGEST ? LARGEST : next - 1n;
  if (least > most) return undefined;
  for (const step of STEPS) {
    const price = ((2n * exact + quantity * step) / (2n * quantity * step)) * step;
    if (price >= least && price <= most) return Number(price);
  }
  return Number(least);
}

/** Rounds up; the divisor is positive. */
function ceilOf(dividend: bigint, divisor: bigint): bigint {
  const whole = dividend / divisor;
  return whole * divisor < dividend ? whole + 1n : whole;
}
