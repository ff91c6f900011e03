// node --conditions=bizboost-source examples/hono/server.ts
import { createServer } from 'node:http';
import { nodeListener } from '@bizboost/server/node';
import { app } from './app.ts';

// `serve({ fetch: app.fetch })` of @hono/node-server works too; this one writes streams to the wire itself, which costs less.
createServer(nodeListener(app)).listen(4871, '127.0.0.1', () => console.log('http://127.0.0.1:4871/bizboost'));
