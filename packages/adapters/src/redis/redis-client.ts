/** What is used of a client of `ioredis` 5 or 6, single or cluster; any instance of either fits. */
export interface IoredisClient {
  readonly status: string;
  call(command: string, ...words: string[]): Promise<unknown>;
  duplicate(...overrides: never[]): unknown;
}

/** What is used of a client of `redis` (node-redis) 5 or 6, single or cluster; any instance of either fits. */
export interface NodeRedisClient {
  readonly isOpen: boolean;
  sendCommand(...words: never[]): Promise<unknown>;
  duplicate(...overrides: never[]): unknown;
}
