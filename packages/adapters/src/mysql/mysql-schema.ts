import type { SchemaDialect } from '../sql/migrations.ts';
import { EVENT, LEDGER_LINE, SPEND, TRADE } from '../sql/tables.ts';

/** MariaDB and MySQL have no name in common for a collation that tells apart every two texts, trailing spaces included. */
export type Flavor = 'mariadb' | 'mysql';

const COLLATION: Readonly<Record<Flavor, string>> = { mariadb: 'utf8mb4_nopad_bin', mysql: 'utf8mb4_0900_bin' };

const TYPES = { id: 'VARCHAR(128)', text: 'MEDIUMTEXT', integer: 'BIGINT' } as const;

/** Made with their tables: MySQL cannot make an index only where there is none. */
const INDEXES: Readonly<Record<string, readonly string[]>> = {
  [EVENT.name]: ['KEY bizboost_event_time (business_id, occurred_at_ms, id)'],
  [SPEND.name]: ['KEY bizboost_spend_time (business_id, occurred_at_ms, id)'],
  [TRADE.name]: [
    'KEY bizboost_trade_time (business_id, kind, occurred_at_ms, id)',
    'KEY bizboost_trade_sale (business_id, kind, sale_id)',
  ],
  [LEDGER_LINE.name]: ['KEY bizboost_ledger_line_time (business_id, occurred_at_ms)'],
};

export function mysqlSchema(flavor: Flavor): SchemaDialect {
  return {
    typeOf: ({ type }) => TYPES[type],
    linesOf: ({ name }) => INDEXES[name] ?? [],
    tableSuffix: ` ENGINE = InnoDB, ROW_FORMAT = DYNAMIC, CHARACTER SET utf8mb4, COLLATE ${COLLATION[flavor]}`,
    extras: [],
  };
}
