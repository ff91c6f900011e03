// What the command line says, with a secret in a file and passwords in addresses, when all is well and when nothing is.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { runCommandLine } from './command-line.ts';
import { scratchFolder } from './testing/scratch-folder.ts';

const SECRET = 'zebra-quokka-narwhal-ocelot-lemur-77';
const PASSWORD = 'pa55-w0rd-of-the-store';

async function saidBy(...words: string[]): Promise<string> {
  let said = '';
  const to = new Writable({ write: (chunk, _, done) => ((said += String(chunk)), done()) });
  await runCommandLine(words, { stdout: to, stderr: to } as unknown as NodeJS.Process);
  return said;
}

test('nothing says the secret, nor the password of a store that cannot be reached', { timeout: 60_000 }, async () => {
  const folder = await scratchFolder();
  const secret = join(folder, 'secret');
  await writeFile(secret, SECRET);
  const short = join(folder, 'short');
  await writeFile(short, SECRET.slice(0, 20));
  const store = (kind: string): string => `${kind}://owner:${PASSWORD}@127.0.0.1:9/shop`;

  const said = [
    await saidBy('doctor', '--port', '0', '--secret-file', secret),
    await saidBy('doctor', '--port', '0', '--secret-file', short),
    await saidBy('serve', '--port', '0', '--secret-file', short),
    await saidBy('serve', '--port', '0', '--secret-file', secret, '--jwks', `https://me:${PASSWORD}@127.0.0.1:9/keys`),
    await saidBy('serve', '--port', '0', '--jwks', `ftp://me:${PASSWORD}@127.0.0.1:9/keys`),
    await saidBy('token', '--business', 'b', '--secret-file', short),
    await saidBy('token', '--business', 'b', '--ttl', '9d', '--secret-file', secret),
    await saidBy('doctor', '--port', '0', '--redis', store('redis'), '--data', store('postgres')),
    await saidBy('export', '--data', store('postgres')),
    await saidBy('export', '--data', store('mysql')),
    await saidBy('serve', '--port', '0', '--data', store('nowhere')),
  ];

  for (const one of said) {
    expect(one.length).toBeGreaterThan(0);
    for (const secretText of [SECRET, SECRET.slice(0, 20), PASSWORD]) expect(one).not.toContain(secretText);
  }
});
