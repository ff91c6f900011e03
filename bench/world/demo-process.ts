// The demo's shop in a process of its own, as it is for those who open its pages.
import { startDemo } from '../../examples/shop/server.ts';

const demo = await startDemo({ port: 0, seed: 1, isTrading: false });
process.send?.(demo.origin);
