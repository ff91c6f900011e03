// npm run types: each package against its own libraries (core without DOM and Node), then everything as one program.
import { packages, run } from './run.mjs';

const folders = packages()
  .filter((one) => one.sources.length > one.missing.length)
  .map((one) => one.folder);
let failed = false;
for (const args of [
  ['-b', ...folders],
  ['-p', 'tsconfig.all.json'],
]) {
  const result = await run('tsc', args);
  if (result.output) console.log(result.output);
  failed ||= !result.ok;
}
process.exitCode = failed ? 1 : 0;
