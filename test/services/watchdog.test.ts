// What becomes of servers when the process that started them ends.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { describeOwnServices } from './describe-service.ts';
import { markOf, stateOf, treeOf, type ProcessMark } from './process-tree.ts';
import { whyNoSmallDisk } from './small-disk.ts';
import { eventually } from './wait.ts';

describeOwnServices(['postgres', 'redis'], 'the watchdog', () => {
  const endings: readonly [string, (family: Family) => unknown][] = [
    ['is killed', ({ parent }) => parent.kill('SIGKILL')],
    ['is told to end', ({ parent }) => parent.kill('SIGTERM')],
    ['is interrupted with all of its terminal', ({ parent }) => process.kill(-(parent.pid as number), 'SIGINT')],
    ['exits', ({ tell }) => tell('process.exit()')],
    ['fails', ({ tell }) => tell('setImmediate(() => { throw new Error("as told"); })')],
  ];
  it.each(endings)('ends what a process started when that %s', async (_, end) => {
    const family = await start('await startRedis();');
    const marks = family.descendants();
    expect(marks.map(programOf)).toEqual(expect.arrayContaining(['watchdog.ts', 'redis-server']));
    end(family);
    await areGone(family, marks);
  });

  it('ends servers that are paused, and gives back what the system lent them', async () => {
    const family = await start('for (const one of [await startPostgres(), await startRedis()]) await one.pause();');
    const marks = family.descendants();
    const segment = sharedMemoryOf(family);
    expect(segments()).toContain(segment);
    family.parent.kill('SIGKILL');
    await areGone(family, marks);
    expect(segments()).not.toContain(segment);
  });

  it('gives back what the system lent to a server that was killed before', async () => {
    const family = await start('await (await startPostgres()).kill();');
    const segment = sharedMemoryOf(family);
    expect(segments()).toContain(segment);
    family.parent.kill('SIGKILL');
    await areGone(family, []);
    expect(segments()).not.toContain(segment);
  });

  it('ends a server that is still being set up', async () => {
    const family = await start('void startPostgres();');
    await eventually(() => family.descendants().map(programOf).includes('initdb'));
    const marks = family.descendants();
    family.parent.kill('SIGKILL');
    await areGone(family, marks);
  });

  it.skipIf(whyNoSmallDisk() !== undefined)('takes away the disks that were mounted', async () => {
    const family = await start('await startRedis({ diskMiB: 8 });');
    const mounts = () => readFileSync('/proc/mounts', 'utf8');
    expect(mounts()).toContain(family.temporary);
    family.parent.kill('SIGKILL');
    await areGone(family, []);
    expect(mounts()).not.toContain(family.temporary);
  });

  it('is replaced when somebody kills it', async () => {
    const family = await start('await startRedis();');
    const watchdogs = () => family.descendants().filter((mark) => programOf(mark) === 'watchdog.ts');
    const [killed] = watchdogs() as [ProcessMark];
    process.kill(killed.pid, 'SIGKILL');
    await eventually(() => watchdogs().some(({ pid }) => pid !== killed.pid));
    const marks = family.descendants();
    family.parent.kill('SIGKILL');
    await areGone(family, marks);
  });
});

/** A process that starts servers, with all that descends from it. */
interface Family {
  readonly parent: ChildProcess;
  /** Where it makes its folders. */
  readonly temporary: string;
  descendants(): readonly ProcessMark[];
  /** Has it run a statement. */
  tell(statement: string): void;
}

/** Resolves once these statements have run in a process of their own, which then waits for others. */
async function start(statements: string): Promise<Family> {
  const temporary = mkdtempSync(join(tmpdir(), 'bizboost-family-'));
  chmodSync(temporary, 0o755); // PostgreSQL runs as somebody else
  const script = `
    const { startPostgres } = await import('./postgres.ts');
    const { startRedis } = await import('./redis.ts');
    process.stdin.on('data', (statement) => eval(String(statement)));
    ${statements}
    console.log('ready');`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    detached: true,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  onTestFinished(async () => {
    parent.kill('SIGKILL');
    await eventually(() => readdirSync(temporary).length === 0);
    rmdirSync(temporary);
  });
  const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
  expect(line).toBe('ready');
  const mark = markOf(parent.pid as number) as ProcessMark;
  return {
    parent,
    temporary,
    descendants: () => treeOf(mark).slice(1),
    tell: (statement) => void parent.stdin.write(statement),
  };
}

async function areGone({ temporary }: Family, marks: readonly ProcessMark[]): Promise<void> {
  await eventually(() => marks.every((mark) => stateOf(mark) === undefined) && readdirSync(temporary).length === 0);
}

/** Its name, or that of the script it runs. */
function programOf({ pid }: ProcessMark): string | undefined {
  const [program, script] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
  return (program?.endsWith('/node') ? script : program)?.split('/').at(-1);
}

function sharedMemoryOf({ temporary }: Family): string {
  const [folder] = readdirSync(temporary).filter((name) => name.includes('postgres')) as [string];
  const lines = readFileSync(join(temporary, folder, 'data/postmaster.pid'), 'utf8').split('\n');
  return lines[6]?.trim().split(/\s+/)[1] as string;
}

/** Numbers of the System V segments there are. */
const segments = (): readonly string[] =>
  execFileSync('ipcs', ['-m'], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.split(/\s+/)[1] ?? '');
