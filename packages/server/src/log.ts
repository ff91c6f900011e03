/** One thing worth telling the people who run the server. Never sent to a client. */
export interface LogEntry {
  readonly level: 'error' | 'warn';
  readonly message: string;
  /** What the client was told in its place, to find this entry by. */
  readonly reference?: string | undefined;
  readonly error?: unknown;
}

/** Takes one entry. Must not throw. */
export type Log = (entry: LogEntry) => void;

/** Standard error, one entry at a time, with the cause. */
export const logToConsole: Log = ({ level, message, reference, error }) => {
  const line = reference === undefined ? `bizboost: ${message}` : `bizboost: ${message} (reference ${reference})`;
  console[level](line, ...(error === undefined ? [] : [error]));
};

/** A failure may be its own cause. */
const MOST_CAUSES = 5;

/** Standard error, a JSON object on a line for each entry, for what gathers logs: `time` (ISO 8601, UTC), `level`, `message`, `reference`, `error`. */
export const logAsJson: Log = ({ level, message, reference, error }) => {
  const line = {
    time: new Date().toISOString(),
    level,
    message,
    reference,
    ...(error !== undefined && { error: told(error) }),
  };
  console[level](JSON.stringify(line));
};

/** A failure with what caused it, since an `Error` has nothing that JSON would show. */
function told(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'object' ? String(error) : error;
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause !== undefined && depth < MOST_CAUSES && { cause: told(cause, depth + 1) }) };
}
