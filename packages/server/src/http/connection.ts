/** What is known of the wire under a request. */
export interface Connection {
  /** The peer's address; `undefined` where the runtime does not say. */
  readonly remoteAddress: string | undefined;
}

/** The part of Hono's Node bindings that tells the peer. */
export interface NodeBindings {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } | undefined } | undefined;
}

export function connectionOf(bindings: NodeBindings | undefined): Connection {
  return { remoteAddress: bindings?.incoming?.socket?.remoteAddress };
}
