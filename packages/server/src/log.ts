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
