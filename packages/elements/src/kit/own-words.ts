/** Words that a page gave, or others where it gave none (or something that is none). */
export function ownWords(wish: unknown, otherwise: string): string {
  return typeof wish === 'string' && wish !== '' ? wish : otherwise;
}
