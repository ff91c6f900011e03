import { BizBoostError } from '@bizboost/core';

/**
 * Which of `accepted` the body is. Throws `unsupported_media_type` for any other, for none, and for a charset
 * that is not UTF-8 (JSON has no other).
 */
export function mediaTypeOf<Type extends string>(headers: Headers, accepted: readonly Type[]): Type {
  const received = headers.get('content-type') ?? '';
  const [essence = '', ...parameters] = received.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  const found = accepted.find((type) => type === essence);
  if (found !== undefined && (charset === undefined || charset === 'utf-8' || charset === 'utf8')) return found;
  throw unsupported('content-type', accepted.join(' or '), received);
}

/** Whether the body is gzip. Throws `unsupported_media_type` for any other packing. */
export function isGzip(headers: Headers): boolean {
  const received = (headers.get('content-encoding') ?? '').trim().toLowerCase();
  if (received === '' || received === 'identity') return false;
  if (received === 'gzip' || received === 'x-gzip') return true;
  throw unsupported('content-encoding', 'gzip or none', received);
}

function unsupported(header: string, expected: string, received: string): BizBoostError {
  const came = received === '' ? 'none came' : `"${received.slice(0, 100)}" came`;
  return new BizBoostError('unsupported_media_type', `The header ${header} must be ${expected}; ${came}.`, {
    path: `/${header}`,
    expected,
    received: received.slice(0, 100),
  });
}
