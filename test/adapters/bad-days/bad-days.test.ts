import { afterAll, beforeAll, onTestFinished, test } from 'vitest';
import { describeOwnServices } from '../../services/describe-service.ts';
import { openFaultProxy, type FaultProxy } from '../../services/fault-proxy.ts';
import type { Service } from '../../services/service.ts';
import { whyNoSmallDisk } from '../../services/small-disk.ts';
import { serverStores, type ServerStore } from './server-days.ts';
import { spend, untilRefused } from './spend.ts';
import { watchedShop } from './watched-shop.ts';

/** A server with someone at each end of it. */
interface Place {
  readonly store: ServerStore;
  readonly server: Service;
  readonly line: FaultProxy;
}

interface Day {
  /** Returns how it ends. */
  readonly begin: (place: Place) => Promise<() => Promise<unknown>>;
  /** How long the store's callers wait for it. */
  readonly patienceMs: number;
  /** Sales that are on their way when it begins. */
  readonly sales: number;
}

/** Every call fails at once. */
const BROKEN = { patienceMs: 1_000, sales: 10 } as const;
/** Every call is waited for in full, and a shop's sales one after the other. */
const SILENT = { patienceMs: 300, sales: 3 } as const;
/** Every call needs more than it would elsewhere. */
const SLOW = { patienceMs: 1_000, sales: 3 } as const;

const days: Readonly<Record<string, Day>> = {
  stopped: {
    ...BROKEN,
    async begin({ store, server, line }) {
      const stopping = server.kill(store.stopSignal);
      // Some wait for those who are connected.
      line.cut();
      await stopping;
      return () => server.restart();
    },
  },
  'killed under load': {
    ...BROKEN,
    async begin({ server }) {
      await server.kill('SIGKILL');
      return () => server.restart();
    },
  },
  paused: {
    ...SILENT,
    async begin({ server }) {
      await server.pause();
      return () => server.resume();
    },
  },
  'slow (100 ms more for an answer)': {
    ...SLOW,
    async begin({ line }) {
      line.delay(50);
      return () => line.mend();
    },
  },
  'refusing logins': { ...BROKEN, begin: ({ store, server }) => store.refuseLogins(server) },
  'in the middle of a migration': { ...SILENT, begin: ({ store, server }) => store.migrate(server) },
};

for (const store of serverStores) {
  describeOwnServices([store.service], `A bad day of ${store.title}, as those who use it see it`, () => {
    let place: Place;
    let url: string;
    beforeAll(async () => {
      const server = await store.start();
      url = await store.prepare(server);
      place = { store, server, line: await openFaultProxy(server.port) };
    });
    afterAll(async () => {
      place.line.close();
      await place.server.stop();
    });

    test.for(Object.entries(days))('%s', { timeout: 120_000 }, async ([name, day]) => {
      const adapter = store.open(place.line.through(url), day.patienceMs);
      const shop = await watchedShop(adapter, `shop-${name}`);
      onTestFinished(() => shop.close());
      shop.load(day.sales);
      await spend(shop, store.title, name, () => day.begin(place));
    });

    test.skipIf(whyNoSmallDisk() !== undefined)('with a full disk', { timeout: 120_000 }, async () => {
      const server = await store.start({ diskMiB: store.diskMiB });
      onTestFinished(() => server.stop());
      const adapter = store.open(await store.prepare(server), BROKEN.patienceMs);
      const shop = await watchedShop(adapter, 'shop', { lines: 1_000 });
      onTestFinished(() => shop.close());
      shop.load(BROKEN.sales);
      await spend(shop, store.title, 'with a full disk', async () => {
        server.disk?.fill();
        await untilRefused(adapter);
        return async () => {
          server.disk?.free();
          // Some end when they cannot write; then whoever runs them starts them again.
          if (server.pids.length === 0) await server.restart();
        };
      });
    });
  });
}
