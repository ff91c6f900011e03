import { BizBoostError } from '@bizboost/core';

const SPELLING = /^(clickhouses?|https?):\/\/(?:([^@/]*)@)?([^@/?#]+)([/?#].*)?$/;
const PROTOCOLS: Readonly<Record<string, string>> = { clickhouse: 'http', clickhouses: 'https' };

/** The URL of each server that one URL names. Throws `invalid_input` where it cannot be read. */
export function addressesOf(url: string): string[] {
  const [, scheme = '', login, hosts = '', rest = ''] = SPELLING.exec(url) ?? [];
  const protocol = PROTOCOLS[scheme] ?? scheme;
  const addresses = hosts.split(',').map((host) => {
    const address = URL.parse(`${protocol}://${login === undefined ? '' : `${login}@`}${host}${rest}`);
    // What the driver does not know of.
    address?.searchParams.delete('cluster');
    return address?.href;
  });
  if (addresses.every((address) => address !== undefined)) return addresses;
  const expected = 'a URL like clickhouse://user:password@host:8123/database';
  throw new BizBoostError('invalid_input', `Expected ${expected}, got another one: check how it is written.`, {
    expected,
  });
}

/** The cluster that a URL names, by `?cluster=name`. */
export function clusterNamedIn(url: string): string | undefined {
  return URL.parse(addressFree(url))?.searchParams.get('cluster') ?? undefined;
}

/** One host is enough to read the rest. */
function addressFree(url: string): string {
  return url.replace(/,[^/?#]*/, '');
}
