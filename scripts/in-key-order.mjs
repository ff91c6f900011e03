/** A JSON value with the fields of each object in alphabetical order: the same text for the same content, in whatever order it was put together. */
export function inKeyOrder(value) {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, inKeyOrder(value[key])]),
  );
}
