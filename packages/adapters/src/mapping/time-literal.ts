/** A moment as the clock of UTC shows it, in SQL's own spelling: `2026-03-02 12:00:00.500`. */
export function clockText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 23).replace('T', ' ');
}
