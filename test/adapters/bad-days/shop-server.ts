// A process that serves a shop from a file of its own until it is killed, and says where. Started by killed-server.ts with the store's title, the file and a port.
import { createAnalytics } from '@bizboost/core';
import { serveNode } from '@bizboost/server/node';
import { fileStores } from './file-days.ts';
import { BUSINESS, PROFILE, SECRET } from './shop.ts';

const [title, path = '', port] = process.argv.slice(2);
const store = fileStores.find((one) => one.title === title);
const adapter = await store?.open(path, 1_000);
if (adapter === undefined) throw new Error(`There is no store ${title}.`);
// What is remembered is old at once: otherwise the store would not be asked for minutes.
const analytics = createAnalytics({ adapter, cache: { ttlMs: 1 } });
await analytics.for(BUSINESS, PROFILE).record([]);
const { url } = await serveNode({ analytics, auth: { secret: SECRET }, port: Number(port), log: () => {} });
console.log(url);
