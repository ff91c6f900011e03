/** How many of the first `length` flags are set. */
export function countTrue(flags: readonly boolean[], length: number): number {
  let count = 0;
  for (let index = 0; index < length; index++) if (flags[index]) count++;
  return count;
}

/** The values whose flags are set. The same array when all are: the usual case copies nothing. */
export function onlyTrue<T>(values: readonly T[], flags: readonly boolean[]): readonly T[] {
  return countTrue(flags, values.length) === values.length ? values : values.filter((_, index) => flags[index]);
}
