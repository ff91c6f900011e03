import { copyFileSync, existsSync, mkdirSync, openSync, closeSync, statSync, truncateSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ServeEnded, startServe } from '../adapters/servers/serve-process.ts';
import type { ChaosStore, FileStore, StoreInFile } from './chaos-store.ts';
import { between } from './random.ts';
import { compare } from './tally.ts';
import { post, shopRecord, startTraffic, type Traffic } from './traffic.ts';

/** What a power cut, or a disk that lied, may leave of a file. */
export const TEARS = ['log cut', 'log cut away', 'log ends in zeros', 'file cut'] as const;
export type Tear = (typeof TEARS)[number];

export interface TornFindings {
  readonly tear: Tear;
  /** Why it was not opened; undefined where it was. */
  readonly refused: string | undefined;
  /** Rows that are there no more, of so many. */
  readonly gone: number;
  readonly rows: number;
  /** Rows twice, and sales of which only a part is there; and what is wrong once everything was sent again. */
  readonly wrong: readonly string[];
}

/** How much is acknowledged before the process is killed. */
const RECORDS = 800;
const MOST_CUT_BYTES = 4_096;

/** Kills a server under load, tears what it left in several ways, each in a copy of its own, and has each copy served. */
export async function tearInEachWay(
  store: FileStore,
  { rate, random }: { readonly rate: number; readonly random: () => number },
): Promise<readonly TornFindings[]> {
  const server = await startServe({ words: ['--data', store.data] });
  await post(server.url, JSON.stringify(shopRecord));
  const traffic = startTraffic({ url: server.url, rate, random });
  await traffic.after(RECORDS);
  await server.kill();
  traffic.abandon();
  const findings: TornFindings[] = [];
  for (const tear of TEARS) {
    const file = copied(store.file, tear);
    tearBy(tear, file, random);
    findings.push(await served(tear, { store: store.at(file.path), file, traffic }));
  }
  return findings;
}

function copied({ path, log }: StoreInFile, tear: Tear): StoreInFile {
  const folder = join(dirname(path), tear.replaceAll(' ', '-'));
  mkdirSync(folder);
  const to = (from: string): string => join(folder, basename(from));
  for (const from of [path, log]) if (existsSync(from)) copyFileSync(from, to(from));
  return { path: to(path), log: to(log), disk: undefined };
}

function tearBy(tear: Tear, { path, log }: StoreInFile, random: () => number): void {
  const torn = tear === 'file cut' || !existsSync(log) ? path : log;
  const { size } = statSync(torn);
  const part = between(random, 1, Math.min(MOST_CUT_BYTES, size - 1));
  if (tear === 'log cut away') return truncateSync(torn, torn === log ? 0 : size - part);
  if (tear !== 'log ends in zeros') return truncateSync(torn, size - part);
  const descriptor = openSync(torn, 'r+');
  writeSync(descriptor, Buffer.alloc(part), 0, part, size - part);
  closeSync(descriptor);
}

interface Torn {
  readonly store: Pick<ChaosStore, 'rows'>;
  readonly file: StoreInFile;
  readonly traffic: Traffic;
}

async function served(tear: Tear, { store, file, traffic }: Torn): Promise<TornFindings> {
  const none = { tear, gone: 0, rows: traffic.acknowledged.size };
  try {
    const server = await startServe({ words: ['--data', file.path] });
    const { lost, twice } = compare(await read(store, server.kill), traffic);
    const wrong = [...twice, ...halves(lost)];
    const again = await startServe({ words: ['--data', file.path] });
    await traffic.sendAgain(again.url);
    const after = compare(await read(store, again.end), { acknowledged: traffic.sent, sent: traffic.sent });
    return {
      ...none,
      refused: undefined,
      gone: lost.length,
      wrong: [...wrong, ...after.lost, ...after.twice, ...after.strange],
    };
  } catch (error) {
    if (!(error instanceof ServeEnded)) throw error;
    const isClear = error.code === 1 && error.notes.includes(file.path);
    return { ...none, refused: error.notes.trim(), wrong: isClear ? [] : [`no clear message: ${error.notes}`] };
  }
}

async function read(store: Pick<ChaosStore, 'rows'>, end: () => Promise<void>): ReturnType<ChaosStore['rows']> {
  await end();
  return store.rows();
}

/** Sales of which the head or the line is lost, but not both. */
function halves(lost: readonly string[]): string[] {
  const gone = new Set(lost);
  return lost.filter((row) => {
    const [what, id] = row.split(' ');
    return (what === 'sale' && !gone.has(`line ${id}`)) || (what === 'line' && !gone.has(`sale ${id}`));
  });
}
