import type { FieldType } from './mapping.ts';
import type { MappedTime } from './mapping-dialect.ts';

/**
 * Times that are numbers, in any engine. Seconds may have decimals, so bounds take in whole seconds, and milliseconds decide: an integer beside an
 * integer column is what an index serves.
 * @param floor the largest integer up to an expression
 */
export function epochTime(type: FieldType, floor: (expression: string) => string): MappedTime | undefined {
  if (type === 'epoch_ms') return { ms: floor, compared: { bound: String, isExact: true } };
  if (type !== 'epoch_seconds') return undefined;
  return {
    ms: (expression) => floor(`${expression} * 1000`),
    compared: {
      bound: (ms, side) => String(side === 'from' ? Math.floor(ms / 1_000) : Math.ceil(ms / 1_000)),
      isExact: false,
    },
  };
}
