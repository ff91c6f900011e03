/**
 * The declarations of a token whose colour a page may ask for, and that is brought to where it can be read (why, `tokens.styles.ts` says). `colors`: its own, for light and
 * dark. `use`: how much contrast it needs.
 */
export function withinReach(name: string, colors: string, use: 'text' | 'mark'): string {
  const asked = `--_${name}-asked`;
  const reached = (paper: 'light' | 'dark'): string => `color(from var(${asked}) xyz var(--_${use}-on-${paper}))`;
  return `${asked}: var(--bizboost-${name}, light-dark(${colors}));--_${name}: light-dark(${reached('light')}, ${reached('dark')});`;
}
