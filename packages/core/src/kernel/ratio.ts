/** A quotient that has not been divided yet, so that parts can still be added. Divided last, once. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** Keeps the two numbers apart; the evaluation divides and rounds exactly. A denominator of 0 means "no data". */
export function divide(numerator: number, denominator: number): Ratio {
  return { numerator, denominator };
}
