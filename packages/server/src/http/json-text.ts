const texts = new WeakMap<object, string>();

/** The JSON of a frozen value, encoded once however many it is sent to. */
export function jsonTextOf(value: object): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  texts.set(value, text);
  return text;
}
