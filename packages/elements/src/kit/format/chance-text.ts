import { numberFormat } from './intl-cache.ts';

/** `0.93` → `93`, for sentences of the kind "93 times in 100"; `>99` or `<1` where a whole number would claim more than can be known. */
export function ofHundred(chance: number, locale: string): string {
  const whole = (value: number): string => numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
  if (chance > 0.99) return `>${whole(99)}`;
  return chance < 0.01 ? `<${whole(1)}` : whole(chance * 100);
}
