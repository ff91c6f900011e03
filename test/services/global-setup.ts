// For vitest's globalSetup: one instance of each service for all test files of a run, started when the first of them asks.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { openService, type ServiceName } from './shared-services.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test files ask for services: `<url>/<question>`. */
    services: string;
  }
}

/** `open?name=` gives the URLs of a service, or the error that kept it from starting; `skipped?reason=` tells of a suite. */
export type Question = 'open' | 'skipped';

type Opened = Awaited<ReturnType<typeof openService>>;

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const opened = new Map<ServiceName, Promise<Opened>>();
  const skipped = new Map<string, number>();

  async function open(name: ServiceName): Promise<object> {
    const service = opened.get(name) ?? openService(name);
    opened.set(name, service);
    return service.then(
      ({ urls }) => ({ urls }),
      (error: Error) => ({ error: error.message }),
    );
  }
  async function answer({ pathname, searchParams }: URL): Promise<object> {
    if (pathname === '/open') return open(searchParams.get('name') as ServiceName);
    const reason = searchParams.get('reason') ?? '';
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
    return {};
  }
  const server = createServer((request, response) => {
    void answer(new URL(request.url ?? '', 'http://broker')).then((result) => response.end(JSON.stringify(result)));
  });
  project.provide('services', await listen(server));
  return async () => {
    server.close();
    server.closeAllConnections();
    const all = await Promise.allSettled(opened.values());
    await Promise.all(all.flatMap((one) => (one.status === 'fulfilled' ? [one.value.stop()] : [])));
    for (const [reason, suites] of skipped)
      console.log(`${suites} ${suites === 1 ? 'suite' : 'suites'} skipped: ${reason}`);
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
