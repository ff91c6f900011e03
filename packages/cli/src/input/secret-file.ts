import { readFile } from 'node:fs/promises';
import { BizBoostError } from '@bizboost/core';

/** HS256 needs a key at least as long as its hash (RFC 7518, section 3.2). */
const MIN_SECRET_BYTES = 32;

/**
 * The shared secret that signs and checks tokens: the file's bytes without one trailing newline.
 * @throws `not_found` without the file, `invalid_input` below 32 bytes. Neither shows the secret.
 */
export async function readSecret(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new BizBoostError('not_found', `${path} cannot be read. Make one with: openssl rand -hex 32 > ${path}`, {
      cause,
    });
  });
  const secret = Uint8Array.from(withoutLastNewline(bytes));
  if (secret.length >= MIN_SECRET_BYTES) return secret;
  const message = `${path} holds ${secret.length} bytes; a secret needs at least ${MIN_SECRET_BYTES}. Make one with: openssl rand -hex 32 > ${path}`;
  throw new BizBoostError('invalid_input', message);
}

function withoutLastNewline(bytes: Buffer): Buffer {
  let end = bytes.length;
  if (bytes[end - 1] === 0x0a) end -= 1;
  if (bytes[end - 1] === 0x0d) end -= 1;
  return bytes.subarray(0, end);
}
