import { createAnalytics, memoryAdapter } from '@bizboost/core';
import { createHandler } from '@bizboost/server';

const analytics = createAnalytics({ adapter: memoryAdapter() });
analytics.for('shop-1', { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' });

/**
 * A request in, a response out, for any runtime that speaks fetch:
 * Deno: `Deno.serve(handler)` · Bun: `Bun.serve({ fetch: handler })` · workers: `export default { fetch: handler }`.
 */
export const handler = createHandler({ analytics, auth: 'open' });
