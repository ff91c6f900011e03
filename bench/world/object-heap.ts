import type { CDPSession } from 'playwright-core';

interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/** What the browser notes of slow frames for itself. */
const BROWSERS_OWN = /^(Performance|TaskAttribution|blink::ScriptTiming|blink::HeapVectorBacking<.*Performance)/;

/**
 * Megabytes of objects, strings and nodes that the page still holds after garbage collection. Machine code is not counted: the longer
 * a page is busy the more of it is compiled, and it is thrown away when memory is short.
 */
export async function objectHeapMb(devtools: CDPSession): Promise<number> {
  for (let time = 0; time < 3; time += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { snapshot, nodes, strings } = await takeSnapshot(devtools);
  const { node_fields: fields, node_types } = snapshot.meta;
  const [types] = node_types;
  const [type, name, size] = ['type', 'name', 'self_size'].map((field) => fields.indexOf(field)) as [
    number,
    number,
    number,
  ];
  let bytes = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    if (types[nodes[node + type] ?? 0] === 'code') continue;
    if (BROWSERS_OWN.test(strings[nodes[node + name] ?? 0] ?? '')) continue;
    bytes += nodes[node + size] ?? 0;
  }
  return bytes / 1e6;
}

async function takeSnapshot(devtools: CDPSession): Promise<HeapSnapshot> {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }): void => void chunks.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', take);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', take);
  return JSON.parse(chunks.join('')) as HeapSnapshot;
}
