import { createAnalytics, memoryAdapter } from '@bizboost/core';
import { createServer } from '@bizboost/server';
import { nodeListener } from '@bizboost/server/node';
import express from 'express';

export const analytics = createAnalytics({ adapter: memoryAdapter() });
analytics.for('shop-1', { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' });

export const app = express();
// Before anything that reads bodies.
app.use('/bizboost', nodeListener(createServer({ analytics, auth: 'open' })));
app.use(express.json());
app.get('/', (_request, response) => void response.send('The shop'));
