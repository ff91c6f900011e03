/** A statement of `postgres` that may be ended. */
export interface Pending extends PromiseLike<ArrayLike<unknown> & { readonly count: number | null }> {
  cancel(): unknown;
}

/** A connection of `postgres`, by its shape. */
export interface ReservedSql {
  unsafe(text: string, values: never[]): Pending;
  release(): void;
}

/** What `postgres()` gives, by its shape. */
export interface PorsagerSql {
  reserve(): Promise<ReservedSql>;
  end(options?: { timeout?: number }): Promise<void>;
  listen(
    channel: string,
    onPayload: (payload: string) => void,
    onListening?: () => void,
  ): Promise<{ unlisten(): Promise<void> }>;
  readonly options: { readonly transform?: unknown };
}
