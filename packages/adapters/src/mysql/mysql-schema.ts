import type { SchemaDialect } from '../sql/migrations.ts';
import { TRADE } from '../sql/tables.ts';

/** MariaDB and MySQL have no name in common for a collation that tells apart every two texts, trailing spaces included. */
export type Flavor = 'mariadb' | 'mysql';

export const COLLATION: Readonly<Record<Flavor, string>> = { mariadb: 'utf8mb4_nopad_bin', mysql: 'utf8mb4_0900_bin' };

const TYPES = { id: 'VARCHAR(128)', text: 'MEDIUMTEXT', integer: 'BIGINT' } as const;

export function mysqlSchema(flavor: Flavor): SchemaDialect {
  return {
    typeOf: ({ type }) => TYPES[type],
    isOrdered: true,
    // Made with its table: MySQL cannot make an index only where there is none.
    linesOf: ({ name }) => (name === TRADE.name ? ['KEY bizboost_trade_sale (business_id, kind, sale_id)'] : []),
    tableSuffix: ` ENGINE = InnoDB, ROW_FORMAT = DYNAMIC, CHARACTER SET utf8mb4, COLLATE ${COLLATION[flavor]}`,
    extras: [],
  };
}
