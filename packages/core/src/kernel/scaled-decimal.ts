import { BizBoostError } from './errors.ts';

/** The largest amount there is, in minor units; also the bound of quantities and prices in their own small units. */
export const MAX_MINOR = 999_999_999_999_999;

const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000] as const;
const PLAIN = /^-?\d{1,30}(?:\.(\d{1,30}))?$/;

/**
 * A decimal as an integer of its smallest unit, exactly: `parseScaled(1.5, 3)` is 1500 thousandths.
 * A string is a plain decimal (no exponent, no blanks, no `+`); zeros behind the last allowed decimal say nothing and are accepted,
 * as they are in a JSON number. A number must be the double of such a decimal: 0.1 + 0.2 has 17 decimals and is refused.
 * Throws `invalid_input`: too many decimals, more than `MAX_MINOR` units, anything else.
 * @param decimals 0 to 6
 */
export function parseScaled(value: string | number, decimals: number): number {
  return typeof value === 'number' ? scaleNumber(value, decimals) : scaleText(value, decimals);
}

function scaleNumber(value: number, decimals: number): number {
  const factor = POWERS[decimals] as number;
  const scaled = Math.round(value * factor);
  // Division rounds correctly: only the double that is nearest to scaled / factor comes back as itself.
  if (scaled / factor === value && scaled <= MAX_MINOR && scaled >= -MAX_MINOR) return scaled + 0;
  throw refusal(value, decimals);
}

function scaleText(text: string, decimals: number): number {
  const match = typeof text === 'string' ? PLAIN.exec(text) : null;
  if (match === null) throw refusal(text, decimals);
  const fraction = match[1] ?? '';
  if (hasDigit(fraction, decimals)) throw refusal(text, decimals);
  const whole = fraction === '' ? text : text.slice(0, -fraction.length - 1);
  const scaled = Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (Math.abs(scaled) > MAX_MINOR) throw refusal(text, decimals);
  return scaled + 0;
}

/** Whether something other than zeros stands from `position` on. */
function hasDigit(fraction: string, position: number): boolean {
  for (let index = position; index < fraction.length; index++) if (fraction.charCodeAt(index) !== 48) return true;
  return false;
}

function refusal(value: unknown, decimals: number): BizBoostError {
  const bound = MAX_MINOR / (POWERS[decimals] as number);
  const expected = `a decimal within ±${bound} with at most ${decimals} decimals`;
  const received = (typeof value === 'string' ? JSON.stringify(value) : String(value)).slice(0, 60);
  return new BizBoostError(
    'invalid_input',
    `Expected ${expected}, got ${received}: send it rounded, as a number or a plain decimal string.`,
    {
      expected,
      received,
    },
  );
}
