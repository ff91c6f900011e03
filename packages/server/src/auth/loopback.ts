/** True for a name or address of this machine alone: `localhost`, `*.localhost`, `127.0.0.0/8`, `::1`. Without a port. */
export function isLoopbackHost(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1') return true;
  const address = name.replace(/^::ffff:/, '');
  return /^127(?:\.(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])){3}$/.test(address);
}

/** True for an `Origin` header of a page served by this machine, and for `null` (a file, a sandboxed frame). */
export function isLoopbackOrigin(origin: string): boolean {
  if (origin === 'null') return true;
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  return (protocol === 'http:' || protocol === 'https:') && isLoopbackHost(hostname);
}

/** The name in a `Host` header, without its port; `undefined` for one that names nothing. */
export function hostnameOf(hostHeader: string): string | undefined {
  return /^(\[[^\]]*\]|[^:[\]@/\\?#]+)(?::\d*)?$/.exec(hostHeader)?.[1];
}
