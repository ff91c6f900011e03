const FEW_MS = 2_000;
/** Spread over so long, at most a fifth of a crowd comes in any one second; and its last is there within fifteen. */
const CROWD_MS = 7_000;
/** So many are a crowd. */
const CROWD = 100;
/** Small changes are not worth telling. */
const STEP_MS = 500;

/** Within how long a client that loses its stream comes back, where so many would: soon, where they are few. */
export function returnPaceMs(streams: number): number {
  const share = Math.min(1, streams / CROWD);
  return FEW_MS + Math.floor((share * (CROWD_MS - FEW_MS)) / STEP_MS) * STEP_MS;
}
