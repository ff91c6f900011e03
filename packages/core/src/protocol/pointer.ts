import { BizBoostError } from '../kernel/errors.ts';

/** Writes keys as a JSON Pointer (RFC 6901). No keys point at the whole document: `''`. */
export function pointerOf(keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${escapeKey(String(key))}`).join('');
}

/** One key, as it stands between the slashes of a pointer. */
export function escapeKey(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** The keys of a JSON Pointer, outermost first. Throws `invalid_input` for what is none. */
export function keysOf(pointer: string): string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) {
    throw new BizBoostError(
      'invalid_input',
      `Expected a JSON Pointer such as "/items/0", received "${pointer.slice(0, 80)}".`,
      {
        expected: 'a JSON Pointer (RFC 6901)',
        received: pointer.slice(0, 80),
      },
    );
  }
  return pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
