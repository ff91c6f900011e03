// npm run soak: viewers who come and go for 20 minutes, ten thousand idle ones, bad proxies, and a herd. Some of it only, and shorter:
// npm run soak -- herd idle --minutes 2 --viewers 500
import { parseArgs } from 'node:util';
import { isMet, type Bench } from '../../bench/row.ts';
import { tableOf } from '../../bench/table.ts';
import { badLines } from './bad-lines.ts';
import { comingAndGoing } from './coming-and-going.ts';
import { herd } from './herd.ts';
import { idleViewers } from './idle.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '20' },
    viewers: { type: 'string', default: '2000' },
    rate: { type: 'string', default: '200' },
    idle: { type: 'string', default: '10000' },
    herd: { type: 'string', default: '5000' },
  },
});
const [minutes, viewers, rate, idle, clients] = [
  values.minutes,
  values.viewers,
  values.rate,
  values.idle,
  values.herd,
].map(Number) as [number, number, number, number, number];

const parts: Readonly<Record<string, Bench>> = {
  soak: {
    title: `soak: ${viewers} viewers come and go for ${minutes} minutes`,
    method: `\`bizboost serve\` over a DuckDB file, ${rate} sales a second in four requests; each viewer watches \`live\` for about a minute, from another process. Sixty samples after a collection each; the last third beside the middle one.`,
    run: () => comingAndGoing({ durationMs: minutes * 60_000, viewers, rate }),
  },
  idle: {
    title: `idle: ${idle} viewers on one process`,
    method: 'What the process holds after a collection, less what it held with a twentieth of them.',
    run: () => idleViewers(idle),
  },
  proxies: {
    title: 'proxies: lines that hold back, cut, or half-close',
    method:
      'Twenty of our clients through each for three minutes, with a sale every half second. What is held back until it ends never brings a byte of a stream: after 20 s of silence the client asks every 30 s instead. Connections are cut, and half-closed, each minute.',
    run: () => badLines({ durationMs: Math.min(minutes, 3) * 60_000, viewers: 20, cutEveryMs: 60_000 }),
  },
  herd: {
    title: `herd: ${clients} clients lose their server`,
    method: `Our clients, each as if on a page of its own, over three questions; the server is killed (\`kill -9\`) and started again on its port.`,
    run: () => herd(clients),
  },
};

const unknown = positionals.find((name) => !(name in parts));
if (unknown !== undefined || ![minutes, viewers, rate, idle, clients].every((value) => value > 0)) {
  const known = `names out of ${Object.keys(parts).join(', ')}; numbers of --minutes, --viewers, --rate, --idle and --herd`;
  console.error(`Expected ${known}; got ${unknown ?? JSON.stringify(values)}.`);
  process.exit(1);
}

const met: boolean[] = [];
for (const [name, part] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  try {
    const rows = await part.run();
    met.push(...rows.map(isMet).filter((one) => one !== undefined));
    console.log(tableOf(part, rows));
  } catch (error) {
    met.push(false);
    console.error(`\n${part.title}\n  could not be measured: ${String(error)}`, (error as Error).cause ?? '');
  }
}
console.log(`\n${met.filter(Boolean).length} of ${met.length} aims met.`);
process.exit(met.every(Boolean) ? 0 : 1);
