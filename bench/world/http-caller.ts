// A worker that calls a server on this machine, one request after the other on one connection: its waiting and ours do not share a thread.
import { Agent, request } from 'node:http';
import { parentPort } from 'node:worker_threads';

/** What is asked of the worker: for each of `targets`, `GET` it and time that; before it, where there is one, send `before[index]` untimed. */
export interface Calls {
  readonly targets: readonly string[];
  readonly before?: { readonly url: string; readonly bodies: readonly string[] } | undefined;
}

/** Milliseconds from the first byte sent to the last received, one each. */
export interface CallTimes {
  readonly times: readonly number[];
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

parentPort?.on('message', (calls: Calls) => {
  void timed(calls).then((times) => parentPort?.postMessage({ times } satisfies CallTimes));
});

async function timed({ targets, before }: Calls): Promise<readonly number[]> {
  const times: number[] = [];
  for (const [index, target] of targets.entries()) {
    const body = before?.bodies[index];
    if (before && body !== undefined) await call(before.url, 202, body);
    const start = performance.now();
    await call(target, 200);
    times.push(performance.now() - start);
  }
  return times;
}

function call(url: string, expected: number, body?: string): Promise<void> {
  const options =
    body === undefined ? { agent } : { agent, method: 'POST', headers: { 'content-type': 'application/json' } };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, options, (incoming) => {
      incoming.resume();
      incoming.once('error', reject);
      incoming.once('end', () =>
        incoming.statusCode === expected
          ? resolve()
          : reject(new Error(`${url} answered ${incoming.statusCode}, not ${expected}.`)),
      );
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
