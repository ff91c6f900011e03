import { BizBoostError } from '../kernel/errors.ts';
import type { JsonValue } from '../kernel/json.ts';
import type { PatchOperation } from './patch-operation.ts';
import { keysOf } from './pointer.ts';

type Container = Record<string, JsonValue> | JsonValue[];

/**
 * Applies the operations in order and gives the new document. The old one is not touched; what no operation reaches is
 * shared between the two. Strict: `conflict` for a path that is not there, and then nothing has happened.
 */
export function applyPatch<Document extends JsonValue>(
  document: Document,
  operations: readonly PatchOperation[],
): Document {
  // Copies made by this call may be written to again: many operations in one table copy it once.
  const own = new Set<Container>();
  const root: { value: JsonValue } = { value: document };
  for (const operation of operations) applyOne(root, operation, own);
  return root.value as Document;
}

function applyOne(root: { value: JsonValue }, operation: PatchOperation, own: Set<Container>): void {
  const keys = keysOf(operation.path);
  const last = keys.pop();
  if (last === undefined) {
    if (operation.op === 'remove') throw notThere(operation);
    root.value = operation.value;
    return;
  }
  let parent = ownCopy(root.value, own, operation);
  root.value = parent;
  for (const key of keys) parent = descend(parent, key, own, operation);
  if (Array.isArray(parent)) changeItem(parent, last, operation);
  else changeMember(parent, last, operation);
}

function descend(parent: Container, key: string, own: Set<Container>, operation: PatchOperation): Container {
  const place = Array.isArray(parent) ? indexOf(parent, key, parent.length - 1, operation) : key;
  if (!Object.hasOwn(parent, place)) throw notThere(operation);
  const child = ownCopy((parent as Record<string | number, JsonValue>)[place]!, own, operation);
  setMember(parent, place, child);
  return child;
}

function ownCopy(value: JsonValue, own: Set<Container>, operation: PatchOperation): Container {
  if (typeof value !== 'object' || value === null) throw notThere(operation);
  if (own.has(value as Container)) return value as Container;
  const copy: Container = Array.isArray(value) ? [...value] : ({ ...value } as Record<string, JsonValue>);
  own.add(copy);
  return copy;
}

function changeItem(items: JsonValue[], key: string, operation: PatchOperation): void {
  if (operation.op === 'add')
    items.splice(key === '-' ? items.length : indexOf(items, key, items.length, operation), 0, operation.value);
  else if (operation.op === 'remove') items.splice(indexOf(items, key, items.length - 1, operation), 1);
  else items[indexOf(items, key, items.length - 1, operation)] = operation.value;
}

function changeMember(object: Record<string, JsonValue>, key: string, operation: PatchOperation): void {
  if (operation.op !== 'add' && !Object.hasOwn(object, key)) throw notThere(operation);
  if (operation.op === 'remove') delete object[key];
  else setMember(object, key, operation.value);
}

// Assigning to "__proto__" would change the prototype; defining it makes an ordinary member.
function setMember(target: Container, key: string | number, value: JsonValue): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else (target as Record<string | number, JsonValue>)[key] = value;
}

function indexOf(items: readonly JsonValue[], key: string, highest: number, operation: PatchOperation): number {
  const index = Number(key);
  if (!/^(0|[1-9]\d{0,15})$/.test(key) || index > highest) throw notThere(operation);
  return index;
}

function notThere({ op, path }: PatchOperation): BizBoostError {
  return new BizBoostError(
    'conflict',
    `The patch does not fit: there is nothing to ${op} at "${path}". Ask for the whole answer anew.`,
    {
      path,
      expected: 'a path that is in the document',
    },
  );
}
