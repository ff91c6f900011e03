import { BizBoostError } from '@bizboost/core';
import { readBytes, type BodyLimits } from './read-body.ts';

/** A small body as JSON. Throws `invalid_input` where it is none, and what `readBytes` throws. */
export async function readJson(request: Request, limits: BodyLimits): Promise<unknown> {
  const bytes = await readBytes(request, limits);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new BizBoostError('invalid_input', 'The body is not JSON in UTF-8. Send the input as JSON.', {
      path: '',
      expected: 'JSON in UTF-8',
    });
  }
}
