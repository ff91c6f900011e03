import { startServe } from '../adapters/servers/serve-process.ts';
import { freePort } from '../services/free-port.ts';
import { eventually } from '../services/wait.ts';
import type { FileStore } from './chaos-store.ts';
import { compare, type Findings } from './tally.ts';
import { post, shopRecord, startTraffic, type Traffic } from './traffic.ts';

export interface DiskFindings extends Findings {
  readonly records: number;
  readonly refusals: number;
}

const RECORDS = 300;
const REFUSALS = 20;

/** Fills the disk under load twice: once there is room again before the server ends, once it is killed first. */
export async function fillUnderLoad(
  store: FileStore,
  { rate, random }: { readonly rate: number; readonly random: () => number },
): Promise<DiskFindings> {
  const { disk } = store.file;
  if (disk === undefined) throw new Error('Expected a store on a small disk.');
  const port = await freePort();
  const start = () => startServe({ words: ['--data', store.data], port });
  let server = await start();
  await post(server.url, JSON.stringify(shopRecord));
  const traffic = startTraffic({ url: server.url, rate, random });
  try {
    await traffic.after(RECORDS);
    disk.fill();
    await untilRefused(traffic);
    disk.free();
    await traffic.after(RECORDS);
    disk.fill();
    await untilRefused(traffic);
    await server.kill();
    disk.free();
    server = await start();
    await traffic.finish();
    await server.end();
    const found = compare(await store.rows(), traffic);
    return { ...found, records: traffic.records, refusals: traffic.retries };
  } finally {
    traffic.abandon();
    await server.kill();
  }
}

async function untilRefused(traffic: Traffic): Promise<void> {
  const before = traffic.retries;
  await eventually(() => traffic.retries >= before + REFUSALS, 60_000);
}
