import type { NodeBindings } from './http/connection.ts';
import type { RawStream } from './stream/raw-stream.ts';

/** What Hono carries along with a request. */
export interface ServerEnv {
  Bindings: NodeBindings & RawStream;
  Variables: {
    /** The template of the route that answered, for the counters; absent when none did. */
    route?: string;
  };
}
