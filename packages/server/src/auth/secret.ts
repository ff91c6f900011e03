import { BizBoostError } from '@bizboost/core';

/** HS256 signs with 256 bits; a shorter secret would be the weakest part. */
const SHORTEST_SECRET_BYTES = 32;

/** The secret's bytes. Throws `invalid_input` under 32 bytes; never names what it got. */
export function secretBytesOf(secret: string | Uint8Array): Uint8Array {
  const bytes = typeof secret === 'string' ? new TextEncoder().encode(secret) : secret;
  if (bytes.byteLength >= SHORTEST_SECRET_BYTES) return bytes;
  throw new BizBoostError(
    'invalid_input',
    `The shared secret needs at least ${SHORTEST_SECRET_BYTES} bytes, this one has ${bytes.byteLength}. Make one with: openssl rand -base64 32`,
    {
      path: '/auth/secret',
      expected: `at least ${SHORTEST_SECRET_BYTES} bytes`,
      received: `${bytes.byteLength} bytes`,
    },
  );
}
