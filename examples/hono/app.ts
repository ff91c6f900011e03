import { createAnalytics, memoryAdapter } from '@bizboost/core';
import { createServer } from '@bizboost/server';
import { Hono } from 'hono';

export const analytics = createAnalytics({ adapter: memoryAdapter() });
analytics.for('shop-1', { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' });

export const app = new Hono();
app.get('/', (context) => context.text('The shop'));
app.route('/bizboost', createServer({ analytics, auth: 'open' }));
