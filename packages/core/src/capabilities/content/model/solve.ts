/** The lower factor of a symmetric positive definite matrix (Cholesky); only its lower half is read. Writes over the matrix. */
export function factorPositive(square: Float64Array[]): Float64Array[] {
  for (let i = 0; i < square.length; i++) {
    const row = square[i] as Float64Array;
    for (let j = 0; j <= i; j++) {
      const other = square[j] as Float64Array;
      let sum = row[j] as number;
      for (let k = 0; k < j; k++) sum -= (row[k] as number) * (other[k] as number);
      // Rounding must not make a tiny pivot negative.
      row[j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (other[j] as number);
    }
  }
  return square;
}

/** Solves `lower · x = right`. */
export function solveLower(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < x.length; i++) {
    const row = lower[i] as Float64Array;
    for (let k = 0; k < i; k++) x[i]! -= (row[k] as number) * (x[k] as number);
    x[i]! /= row[i] as number;
  }
  return x;
}

/** Solves `lowerᵀ · x = right`. */
export function solveUpper(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i]! -= ((lower[k] as Float64Array)[i] as number) * (x[k] as number);
    x[i]! /= (lower[i] as Float64Array)[i] as number;
  }
  return x;
}

/** Solves `square · x = right` for a symmetric positive definite matrix. Writes over the matrix. */
export function solvePositive(square: Float64Array[], right: Float64Array): Float64Array {
  const lower = factorPositive(square);
  return solveUpper(lower, solveLower(lower, right));
}
