import type { JsonArray, JsonObject, JsonValue } from '../kernel/json.ts';
import type { PatchOperation } from './patch-operation.ts';
import { escapeKey } from './pointer.ts';

/**
 * How to come from one JSON value to another: objects by key, arrays by position. What the two have in common at
 * the start and the end of an array is left alone, so an appended, inserted or dropped row costs one operation.
 * Deterministic; no operations means equal. Linear in the size of both values.
 */
export function diff(from: JsonValue, to: JsonValue): PatchOperation[] {
  const operations: PatchOperation[] = [];
  compare(from, to, '', operations);
  return operations;
}

function compare(from: JsonValue, to: JsonValue, path: string, out: PatchOperation[]): void {
  if (from === to) return;
  if (isArray(from) && isArray(to)) compareArrays(from, to, path, out);
  else if (isObject(from) && isObject(to)) compareObjects(from, to, path, out);
  else out.push({ op: 'replace', path, value: to });
}

function compareObjects(from: JsonObject, to: JsonObject, path: string, out: PatchOperation[]): void {
  for (const key of keysOf(from)) {
    if (valueAt(to, key) === undefined) out.push({ op: 'remove', path: `${path}/${escapeKey(key)}` });
  }
  for (const key of keysOf(to)) {
    const before = valueAt(from, key);
    const after = valueAt(to, key) as JsonValue;
    const inner = `${path}/${escapeKey(key)}`;
    if (before === undefined) out.push({ op: 'add', path: inner, value: after });
    else compare(before, after, inner, out);
  }
}

function compareArrays(from: JsonArray, to: JsonArray, path: string, out: PatchOperation[]): void {
  const { start, end } = commonEnds(from, to);
  const common = Math.min(from.length, to.length) - end;
  for (let i = start; i < common; i++) compare(from[i]!, to[i]!, `${path}/${i}`, out);
  // From the back, so that no removal moves what a later one points at.
  for (let i = from.length - end - 1; i >= common; i--) out.push({ op: 'remove', path: `${path}/${i}` });
  for (let i = common; i < to.length - end; i++) out.push({ op: 'add', path: `${path}/${i}`, value: to[i]! });
}

/** How many items are the same at both ends. Of arrays of one length, each item is compared in its place instead. */
function commonEnds(from: JsonArray, to: JsonArray): { readonly start: number; readonly end: number } {
  if (from.length === to.length) return { start: 0, end: 0 };
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && isSame(from[start]!, to[start]!)) start++;
  let end = 0;
  while (end < shorter - start && isSame(from[from.length - 1 - end]!, to[to.length - 1 - end]!)) end++;
  return { start, end };
}

function isSame(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (isArray(a) && isArray(b)) return a.length === b.length && a.every((item, i) => isSame(item, b[i]!));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = keysOf(a);
  return keys.length === keysOf(b).length && keys.every((key) => hasSame(a, b, key));
}

function hasSame(a: JsonObject, b: JsonObject, key: string): boolean {
  const other = valueAt(b, key);
  return other !== undefined && isSame(valueAt(a, key)!, other);
}

// A member that is `undefined` does not travel: it counts as absent, as JSON.stringify has it.
function keysOf(object: JsonObject): string[] {
  return Object.keys(object).filter((key) => object[key] !== undefined);
}

// Own members only: a document may have keys such as "constructor".
function valueAt(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isArray(value: JsonValue): value is JsonArray {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
