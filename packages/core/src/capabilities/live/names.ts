import type { AnswerContext } from '../capability.ts';

/** Names of products or campaigns by id, of those that have a record with one. */
export async function readNames(
  { reader }: AnswerContext,
  kind: 'product' | 'campaign',
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const states = await reader.find({ kind, ids: [...ids].sort() });
  return new Map(
    states.flatMap(({ id, record }) => (typeof record['name'] === 'string' ? [[id, record['name']] as const] : [])),
  );
}
