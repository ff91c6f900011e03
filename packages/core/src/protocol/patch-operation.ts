import type { JsonValue } from '../kernel/json.ts';

/** The part of RFC 6902 that a server sends. Paths are JSON Pointers (RFC 6901). */
export type PatchOperation =
  | { readonly op: 'add'; readonly path: string; readonly value: JsonValue }
  | { readonly op: 'replace'; readonly path: string; readonly value: JsonValue }
  | { readonly op: 'remove'; readonly path: string };
