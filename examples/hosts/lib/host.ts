/** Where a host's site is to be, and what it talks to. */
export interface Place {
  /** The site's port on 127.0.0.1. */
  readonly port: number;
  /** Base URL of the service, e.g. `http://127.0.0.1:41234/bizboost`. */
  readonly service: string;
  /** The file with the secret that the service knows its callers by; only of a host that asks for one. */
  readonly secretFile?: string | undefined;
}

/** A host: somebody's own site with our elements in it. */
export interface Host {
  /** Path of the page; default `/`. */
  readonly path?: string;
  /** The service is to ask for tokens, and this host mints them. */
  readonly isGuarded?: boolean;
  /** Starts the site; resolves when it answers. */
  start(place: Place): Promise<void>;
}
