import type { Server } from 'node:http';
import type { Hono } from 'hono';
import type { HandlerOptions } from '../server-options.ts';

/** The same with a port of its own. */
export interface ServeNodeOptions extends HandlerOptions {
  /** 0 picks a free one. Default 4870. */
  readonly port?: number;
  /** The interface to listen on. Default `127.0.0.1`; open mode refuses any that is not loopback. */
  readonly hostname?: string;
  /** Adds routes of the host's own (its pages, the elements' bundle) at any path; they win over BizBoost's. */
  readonly routes?: (app: Hono) => void;
  /** How long `close` lets running requests finish before it cuts them off. Default 10,000. */
  readonly graceMs?: number;
}

/** A server that listens. */
export interface NodeServer {
  /** Of the API, e.g. `http://127.0.0.1:4870/bizboost`. */
  readonly url: string;
  readonly origin: string;
  readonly port: number;
  readonly server: Server;
  /** Ends streams, lets running requests finish, frees the port. Leaves the engine open. */
  close(): Promise<void>;
}
