/** A client of `pg`, by its shape. */
export interface PgClient {
  query(text: string, values: unknown[]): Promise<{ readonly rows: unknown[]; readonly rowCount: number | null }>;
  release(destroy?: boolean): void;
  on(event: 'error' | 'notification' | 'end', listener: (value: unknown) => void): unknown;
  off(event: 'error' | 'notification' | 'end', listener: (value: unknown) => void): unknown;
}
