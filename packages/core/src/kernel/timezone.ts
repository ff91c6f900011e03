const known = new Map<string, boolean>();
const MAX_KNOWN = 2_000;

/** Whether this platform knows it as an IANA time zone, in any case. Bare offsets such as `+02:00` are none. */
export function isTimezone(name: string): boolean {
  let isKnown = known.get(name);
  if (isKnown === undefined) {
    // Names come from outside: the memory of them is bounded.
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(name, (isKnown = isAccepted(name)));
  }
  return isKnown;
}

function isAccepted(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(name)) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
