import type { SqlPool } from '../pooled/pool.ts';

/** A connection that listens, whichever driver made it, and listens again after it broke. */
export interface Listening {
  /** Called once. */
  start(handlers: ListeningHandlers): void;
  stop(): Promise<void>;
}

export interface ListeningHandlers {
  onNotice(text: string): void;
  /** Each time that listening has begun, the first time and after every break. */
  onListening(): void;
}

export interface ListeningPool extends SqlPool {
  /** One connection more, made when it is started. */
  listening(): Listening;
}
