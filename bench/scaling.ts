// npm run scaling: the figures of docs/scaling.md, in a quarter of an hour. On other numbers of shards: npm run scaling -- 1 3
import { cpus, loadavg } from 'node:os';
import { measureFront, type FrontMeasured } from './scaling/front.ts';
import { measure, type Measured } from './scaling/measure.ts';
import { measureOneShard } from './scaling/one-shard.ts';
import { checkTable, frontTable, measuredTable, modelTable, shardTables } from './scaling/report.ts';

const given = process.argv.slice(2).map(Number);
const counts = given.length > 0 ? given : [1, 2, 4, 8];
/** Measured, too, to be beside what the others foretell. */
const CHECKED = 16;
const FRONT = [1, 4, 16, 100, 1_000];
const MANY = [16, 100, 1_000];

say(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`);
say(
  `load before: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);

const one = await measureOneShard();
say('One shard', shardTables(one));

const measured: Measured[] = [];
for (const count of counts) measured.push(await measure(count));
say('Shards', measuredTable(measured));

say('Foretold and measured', checkTable(measured, await measure(CHECKED)));

const front: FrontMeasured[] = [];
for (const count of FRONT) front.push(await measureFront(count));
say('One server that asks many', frontTable(front));

say('More shards', modelTable(MANY, { measured, front, one }));
say(
  `load after: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);

function say(...paragraphs: readonly string[]): void {
  console.log(paragraphs.join('\n\n') + '\n');
}
