/** Why a record was not taken. */
export interface Refusal {
  /** JSON Pointer of the field, e.g. `/items/0/unit_price`; `""` is the record itself. */
  readonly path: string;
  /** What was expected, what came, what to do. */
  readonly message: string;
}

/** A JSON Pointer (RFC 6901). */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * Stands in the place of a record that could not be read (a broken NDJSON line, a bad CSV row), so that the others keep their
 * positions. Whoever keeps records rejects it with its own words.
 */
export class UnreadableItem implements Refusal {
  readonly path: string;
  readonly message: string;

  constructor(message: string, path = '') {
    this.message = message;
    this.path = path;
  }
}
