const NEWLINE = new Uint8Array([13, 10]);

/** Bytes as a chunk of HTTP/1.1 (RFC 9112, 7.1), for as long as somebody holds them: what goes to many readers is framed once. */
const chunks = new WeakMap<Uint8Array, Uint8Array>();

/** The chunk that carries the bytes; the same one each time. There must be some: an empty chunk ends a body. */
export function chunkOf(bytes: Uint8Array): Uint8Array {
  const known = chunks.get(bytes);
  if (known) return known;
  const chunk = Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`, 'latin1'), bytes, NEWLINE]);
  chunks.set(bytes, chunk);
  return chunk;
}
