/** Node's own server: ordinary requests through fetch, streams written to the raw response. */
export { nodeListener, type Fetchable, type NodeListener } from './node/node-listener.ts';
export { serveNode } from './node/serve-node.ts';
export type { NodeServer, ServeNodeOptions } from './node/node-options.ts';
