import { clickHouseAdapter, migrateClickHouse } from '@bizboost/adapters/clickhouse';
import type { DataAdapter } from '@bizboost/core';
import type { Room } from '../services/room.ts';
import type { ServiceName } from '../services/shared-services.ts';

/** One way to reach our tables on ClickHouse. */
export interface ClickHouseStore {
  readonly title: string;
  readonly service: Extract<ServiceName, 'clickhouse-cluster'>;
  migrate(room: Room): Promise<unknown>;
  /** An adapter that ends its connections when it is closed. */
  open(room: Room): DataAdapter;
}

const CLUSTER = 'bizboost';

/** Several URLs as one. */
export function togetherIn({ urls }: Pick<Room, 'urls'>): string {
  const hosts = urls.map((url) => new URL(url).host).join(',');
  return `clickhouse://${hosts}${new URL(urls[0] as string).pathname}`;
}

const spanning = {
  service: 'clickhouse-cluster',
  migrate: (room: Room) => migrateClickHouse({ url: `${togetherIn(room)}?cluster=${CLUSTER}` }),
} as const;

/** The ways to reach two shards. */
export const clusterStores: readonly ClickHouseStore[] = [
  {
    title: 'ClickHouse on two shards, each asked for its own',
    ...spanning,
    open: (room) => clickHouseAdapter({ url: togetherIn(room) }),
  },
  {
    title: 'ClickHouse on two shards, through the first',
    ...spanning,
    open({ urls }) {
      // Rows go from a shard's disk only where its own server is known.
      const { erase: _erase, sumUp: _sumUp, ...rest } = clickHouseAdapter({ url: urls[0] as string });
      return rest;
    },
  },
  {
    title: 'ClickHouse on two shards, each business on both, through the second',
    ...spanning,
    open: ({ urls }) => clickHouseAdapter({ url: togetherIn({ urls: urls.toReversed() }), spread: 2 }),
  },
];
