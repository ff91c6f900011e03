/**
 * One string for one group: equal for equal places and keys, different for different ones, whatever characters ids hold
 * (each part says its length).
 */
export function groupKey(key: readonly (string | null)[], segment = 0, bucket = 0): string {
  let text = `${segment}|${bucket}`;
  for (const part of key) text += part === null ? '|' : `|${part.length}:${part}`;
  return text;
}
