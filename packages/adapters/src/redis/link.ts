/** A way to a Redis, or a Redis Cluster, whatever library it is made with. */
export interface RedisLink {
  readonly isCluster: boolean;
  /** False while the library knows that it is not connected: what is sent then would only wait in a queue. */
  isReady(): boolean;
  /** Sends a command to whoever has the key. Rejects at once while not ready. */
  send(key: string, words: readonly string[]): Promise<unknown>;
  /** Opens a connection of its own, for commands that block. Rejects when it cannot be had; never reconnects. */
  openReader(): Promise<ReaderLink>;
}

/** A connection for commands that block. Over when anything goes wrong with it: open another. */
export interface ReaderLink {
  send(key: string, words: readonly string[]): Promise<unknown>;
  close(): void;
}
