const said = new Set<string>();

/** Warns the developer in the console, once per message and page load. Never thrown: a bad value must not break the host page. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`[bizboost] ${message}`);
}
