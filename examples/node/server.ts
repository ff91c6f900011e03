// node --conditions=bizboost-source examples/node/server.ts
import { createAnalytics, memoryAdapter } from '@bizboost/core';
import { serveNode, type NodeServer } from '@bizboost/server/node';

const analytics = createAnalytics({ adapter: memoryAdapter() });
analytics.for('shop-1', { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' });

/** BizBoost alone on Node's own server. */
export function start(port: number): Promise<NodeServer> {
  return serveNode({ analytics, auth: 'open', port });
}

if (process.argv[1] === import.meta.filename) {
  const server = await start(4873);
  console.log(server.url);
  process.once('SIGTERM', () => void server.close().then(() => analytics.close()));
}
