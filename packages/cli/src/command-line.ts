import { readFileSync } from 'node:fs';
import { BizBoostError, createLiveCapability, mostPostsOf } from '@bizboost/core';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { millisecondsOf } from './input/duration.ts';
import { backtest, type BacktestOptions } from './commands/backtest.ts';
import { doctor, findingsText, type DoctorOptions } from './commands/doctor.ts';
import { erase, erasureText, type EraseOptions } from './commands/erase.ts';
import { exportStore, type ExportOptions } from './commands/export.ts';
import { importFailed, importFiles, type ImportOptions } from './commands/import.ts';
import { retain, type RetainOptions } from './commands/retain.ts';
import { serve, type ServeOptions } from './commands/serve.ts';
import { migrate, type MigrateOptions } from './commands/migrate.ts';
import { token, type TokenOptions } from './commands/token.ts';
import { summaryText } from './output/import-summary.ts';
import { outputTo, type Output } from './output/output.ts';
import { stopSignal } from './stop-signal.ts';

const DATA = 'file or database URL that keeps the records; a new file is made';
const TABLES = "mapping of an application's own tables in --data, which are only read; builtin for those of BizBoost";
const KEEP = 'days before today whose events are kept one by one, e.g. 400d; of older ones daily sums stay';

const MOST_POSTS =
  'content advice is drawn from the newest so many posts of each business; learning takes in proportion';
const LATE_AFTER =
  'a channel, and how long it may be silent before answers say that its records are late, e.g. whatsapp=24h';

/**
 * Runs one command to its end (for `serve`: until it is told to stop).
 * @returns the exit code: 0 when it went well, 1 when it failed, 2 when it was called wrongly.
 */
export async function runCommandLine(
  words: readonly string[],
  host: Pick<NodeJS.Process, 'stdout' | 'stderr'>,
): Promise<number> {
  const output = outputTo(host.stdout, host.stderr);
  const run: Run = { output, exitCode: 0 };
  try {
    await program(run).parseAsync(words, { from: 'user' });
    return run.exitCode;
  } catch (error) {
    return failed(error, output);
  }
}

interface Run {
  readonly output: Output;
  exitCode: number;
}

function program(run: Run): Command {
  const root = new Command('bizboost').description('Live business dashboards for any site.').showHelpAfterError();
  root.version(ownVersion(), '--version', 'print the version');
  // Before the subcommands, which take both over: a wrong call must end in an exit code of ours, and help is a result.
  root.exitOverride().configureOutput({
    writeOut: (text) => void run.output.results.write(text),
    writeErr: (text) => void run.output.notes.write(text),
  });
  addServe(root, run);
  addImport(root, run);
  addMigrate(root, run);
  addExport(root, run);
  addErase(root, run);
  addRetain(root, run);
  addToken(root, run);
  addBacktest(root, run);
  addDoctor(root, run);
  return root;
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}

function addServe(root: Command, { output }: Run): void {
  root
    .command('serve')
    .description('serve the analytics of a store over HTTP, with the elements beside them')
    .option('--data <place>', DATA)
    .option('--redis <url>', 'Redis or Redis Cluster, over which servers with the same records behave as one')
    .option('--tables <file>', TABLES)
    .option('--port <number>', 'port to listen on; 0 picks a free one', portNumber, 4870)
    .option('--host <address>', 'interface to listen on', '127.0.0.1')
    .option('--origin <url...>', 'web origin whose pages may call', [])
    .option('--secret-file <file>', 'ask for tokens signed with the secret in this file (see: bizboost token)')
    .option('--jwks <url>', 'ask for tokens signed with one of these keys')
    .option('--audience <name>', 'tokens must be meant for this audience')
    .option('--keep <days>', `${KEEP}; done at the start, and at each midnight of a business`)
    .option('--most-posts <number>', `${MOST_POSTS} (default: 5000)`, numberOfPosts)
    .option('--late-after <channel=duration...>', LATE_AFTER, lateAfter, {})
    .addOption(
      new Option('--log <form>', 'how failures are told on standard error').choices(['text', 'json']).default('text'),
    )
    .action(async (options: ServeOptions) => {
      const stop = stopSignal();
      const serving = await serve(options, output);
      await stop;
      output.note('Stopping: streams end, running requests finish.');
      await serving.close();
    });
}

function addImport(root: Command, run: Run): void {
  root
    .command('import')
    .description('read records from NDJSON files, or CSV files with a mapping, plain or gzip, into a store')
    .argument('<files...>', 'files to read')
    .option('--map <file>', 'mapping of CSV columns to records (see examples/mappings)')
    .option('--business <id>', 'business of records that name none')
    .option('--data <place>', DATA)
    .action(async (files: string[], options: ImportOptions) => {
      const summary = await importFiles(files, options, run.output);
      run.output.result(summaryText(summary));
      if (importFailed(summary)) run.exitCode = 1;
    });
}

function addMigrate(root: Command, { output }: Run): void {
  root
    .command('migrate')
    .description('make the schema in a database, or bring it up to date; what is kept there stays')
    .requiredOption('--data <url>', 'database, such as postgres://user:password@host/name or mysql://…')
    .action(async (options: MigrateOptions) => output.result(await migrate(options)));
}

function addExport(root: Command, { output }: Run): void {
  root
    .command('export')
    .description('write everything of a store as NDJSON, which import reads: a backup, or a move to another store')
    .argument('[file]', 'file to write, gzip where its name ends in .gz; without one, standard output')
    .requiredOption('--data <file>', 'store to read')
    .option('--tables <file>', TABLES)
    .option('--business <id>', 'one business; without it, all that have a profile')
    .action(async (file: string | undefined, options: ExportOptions) => {
      const count = await exportStore(file, options, output);
      output.note(`${count.toLocaleString('en-US')} records written${file === undefined ? '' : ` to ${file}`}.`);
    });
}

function addErase(root: Command, { output }: Run): void {
  root
    .command('erase')
    .description('take a visitor or a customer out of a store; money and counts stay')
    .requiredOption('--data <file>', 'store to change')
    .requiredOption('--business <id>', 'whose records')
    .option('--visitor <id>', 'visitor to forget, with the sessions they were seen in')
    .option('--customer <id>', 'customer to forget')
    .action(async (options: EraseOptions) => output.result(erasureText(await erase(options, output))));
}

function addRetain(root: Command, { output }: Run): void {
  root
    .command('retain')
    .description('keep the events of so many days one by one, and of older days their daily sums alone')
    .requiredOption('--data <file>', 'store to change')
    .requiredOption('--keep <days>', KEEP)
    .option('--business <id>', 'one business; without it, all that have a profile')
    .action((options: RetainOptions) => retain(options, output));
}

function addToken(root: Command, { output }: Run): void {
  root
    .command('token')
    .description('print a signed token for a business')
    .requiredOption('--business <id>', 'whose data it opens')
    .requiredOption('--secret-file <file>', 'secret that signs it, the one given to serve')
    .option('--scope <words>', 'what it allows: read, ingest, act, operator', 'read')
    .option('--ttl <duration>', 'how long it is good, e.g. 30m or 1h; at most 1d', '1h')
    .option('--audience <name>', 'whom it is meant for')
    .option('--subject <name>', 'who holds it')
    .option('--timezone <name>', 'IANA time zone to show the numbers in, in place of the business’s own')
    .action(async (options: TokenOptions) => output.result(await token(options)));
}

function addBacktest(root: Command, { output }: Run): void {
  root
    .command('backtest')
    .description('try content advice on the past, and say how right it would have been')
    .option('--data <file>', 'store whose posts are looked at')
    .option('--business <id>', 'the one business to look at; by default all of the store')
    .option('--posts <file>', 'CSV file of posts, in place of a store; needs --map')
    .option('--map <file>', 'mapping of its columns to posts (see examples/mappings/posts)')
    .option('--immature <duration>', 'leave out the newest posts of each page, whose totals still grew, such as 24h')
    .option('--most-posts <number>', `${MOST_POSTS} (default: 5000 of a store, all of a file)`, numberOfPosts)
    .option('--json', 'for machines')
    .action(async (options: BacktestOptions) => output.result(await backtest(options, output)));
}

function addDoctor(root: Command, run: Run): void {
  root
    .command('doctor')
    .description('look at everything that serve needs, and say what is wrong')
    .option('--data <place>', 'data file or database URL to look at')
    .option('--redis <url>', 'Redis to look at')
    .option('--port <number>', 'port to look at', portNumber, 4870)
    .option('--secret-file <file>', 'secret to look at')
    .action(async (options: DoctorOptions) => {
      const findings = await doctor(options);
      run.output.result(findingsText(findings));
      if (findings.some((one) => !one.isWell)) run.exitCode = 1;
    });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError(`A port is a number from 0 to 65535, not "${text}".`);
}

function lateAfter(text: string, others: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const at = text.lastIndexOf('=');
  try {
    if (at < 1) throw new Error(`Write a channel and a time, like whatsapp=24h; got "${text}".`);
    const lateAfterMs = { ...others, [text.slice(0, at)]: millisecondsOf(text.slice(at + 1)) };
    createLiveCapability({ lateAfterMs });
    return lateAfterMs;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

function numberOfPosts(text: string): number {
  try {
    return mostPostsOf({ mostPosts: Number(text) });
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

function failed(error: unknown, output: Output): number {
  // Commander has said it already; asking for help is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  output.note(`bizboost: ${BizBoostError.isInstance(error) || error instanceof Error ? error.message : String(error)}`);
  return 1;
}
