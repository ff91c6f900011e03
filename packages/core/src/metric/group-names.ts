import type { SumsReader } from '../data/reader.ts';
import type { Dimension } from './definition.ts';

/**
 * What groups are called: campaigns and products by their records, else by their id; everything else by its key. "Has none" (`null`) is
 * the empty string: whoever shows it has words for it.
 */
export async function namesOf(
  reader: SumsReader,
  by: Dimension,
  keys: readonly (string | null)[],
): Promise<(key: string | null) => string> {
  const names = new Map<string, string>();
  const ids = keys.filter((key) => key !== null);
  if ((by === 'campaign' || by === 'product') && ids.length > 0) {
    for (const { id, record } of await reader.find({ kind: by, ids }))
      if (typeof record.name === 'string') names.set(id, record.name);
  }
  return (key) => (key === null ? '' : (names.get(key) ?? key));
}
