/** Rough cost in V8 of what a value is made of, in bytes. */
const OBJECT_BYTES = 56;
const SLOT_BYTES = 16;

/**
 * Freezes a value with all that it holds, in place, and tells roughly how many bytes of memory it takes (texts count two per character).
 * What cannot be frozen (binary data, the contents of a Map or Set) is left as it is and still weighed. O(size); rings are no problem.
 */
export function deepFreeze(value: unknown): number {
  return typeof value === 'object' && value !== null ? freezeObject(value, new Set()) : bytesOf(value);
}

function freezeObject(object: object, seen: Set<object>): number {
  if (seen.has(object)) return 0;
  seen.add(object);
  if (ArrayBuffer.isView(object)) return OBJECT_BYTES + object.byteLength;
  let bytes = OBJECT_BYTES;
  const held =
    object instanceof Map
      ? [...object.keys(), ...object.values()]
      : object instanceof Set
        ? [...object]
        : Object.values(object);
  for (const item of held)
    bytes += SLOT_BYTES + (typeof item === 'object' && item !== null ? freezeObject(item, seen) : bytesOf(item));
  Object.freeze(object);
  return bytes;
}

function bytesOf(value: unknown): number {
  return typeof value === 'string' ? 2 * value.length : 8;
}
