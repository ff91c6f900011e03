import { BizBoostError, type ErrorCode } from '../kernel/errors.ts';

/** Codes that are an answer: the source works, and says that this cannot be had. */
const ANSWERS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'too_large',
  'unsupported_media_type',
  'unsupported',
]);

/** Whether an error means that the source failed, so that its last good value may stand in. Errors of any other class do. */
export function isSourceFailure(error: unknown): boolean {
  return !(BizBoostError.isInstance(error) && ANSWERS.has(error.code));
}
