import type { Fact, LedgerLine, RefundFact, SaleFact, WriteBatch, WriteResult } from '@bizboost/core';
import { exponentOf } from '@bizboost/core';
import type { TableMapping } from '../mapping/mapping.ts';

/** What an engine calls the types that an application's tables are made of, and how it writes a moment. */
export interface AppTypes {
  readonly text: string;
  readonly integer: string;
  readonly decimal: string;
  readonly time: string;
  /** A constant of the type `time`. */
  timeOf(ms: number): string;
  literal(text: string): string;
}

/** The tables of an application that knows nothing of BizBoost: a line a row, its own names, everything in major units. */
export function appTables({ text, integer, decimal, time }: AppTypes): readonly string[] {
  const trade = `shop ${text} NOT NULL, code ${text} NOT NULL, pos ${integer} NOT NULL, happened ${time} NOT NULL, source ${text}, drive ${text}, money ${text}, article ${text}, label ${text}, total ${decimal} NOT NULL, pieces ${decimal} NOT NULL`;
  return [
    `CREATE TABLE app_event (shop ${text} NOT NULL, code ${text} NOT NULL, happened ${time} NOT NULL, what ${text} NOT NULL, source ${text}, times ${integer}, worth ${decimal}, drive ${text}, post ${text}, article ${text}, who ${text}, visit ${text}, PRIMARY KEY (shop, code))`,
    `CREATE TABLE app_sale (${trade}, rebate ${decimal}, buyer ${text}, who ${text}, PRIMARY KEY (shop, code, pos))`,
    `CREATE TABLE app_return (${trade}, sale ${text}, PRIMARY KEY (shop, code, pos))`,
    `CREATE TABLE app_spend (shop ${text} NOT NULL, code ${text} NOT NULL, happened ${time} NOT NULL, drive ${text} NOT NULL, total ${decimal} NOT NULL, PRIMARY KEY (shop, code))`,
    'CREATE INDEX app_event_time ON app_event (shop, happened)',
    'CREATE INDEX app_sale_time ON app_sale (shop, happened)',
  ];
}

/** Where `appTables` keep what. */
export function appMapping(time: { readonly type?: 'epoch_ms' | 'time_text' } = {}): TableMapping {
  const common = { id: 'code', business_id: 'shop', occurred_at: { column: 'happened', ...time } } as const;
  const trade = {
    line: 'pos',
    channel: 'source',
    currency: 'money',
    product_id: 'article',
    name: 'label',
    quantity: 'pieces',
    amount: 'total',
    campaign_id: 'drive',
  } as const;
  return {
    currency: 'ZMW',
    events: {
      table: 'app_event',
      ...common,
      type: 'what',
      channel: 'source',
      count: 'times',
      value: 'worth',
      campaign_id: 'drive',
      post_id: 'post',
      product_id: 'article',
      visitor_id: 'who',
      session_id: 'visit',
    },
    sales: { table: 'app_sale', ...common, ...trade, discount: 'rebate', customer_id: 'buyer', visitor_id: 'who' },
    refunds: { table: 'app_return', ...common, ...trade, sale_id: 'sale' },
    spends: { table: 'app_spend', ...common, campaign_id: 'drive', amount: 'total' },
  };
}

/** What puts facts into `appTables`, as the application would: a side door for the conformance cases. */
export function appWriter(
  types: AppTypes,
  database: {
    /** Keeps rows where none has their key; tells how many were new. */
    insertNew(statement: string): Promise<number>;
    run(statement: string): Promise<void>;
    /** All of it or nothing. */
    transaction<T>(work: () => Promise<T>): Promise<T>;
  },
): (business: string, batch: WriteBatch) => Promise<WriteResult> {
  const rows = rowsWith(types);
  let marks = 0;
  let last: Promise<unknown> = Promise.resolve();
  const write = (business: string, { facts, reattributed }: WriteBatch): Promise<WriteResult> =>
    database.transaction(async () => {
      const newFacts: boolean[] = [];
      for (const fact of facts) newFacts.push((await database.insertNew(rows.insert(business, fact))) > 0);
      for (const refund of reattributed) {
        await database.run(rows.remove(business, refund));
        await database.insertNew(rows.insert(business, refund));
      }
      return { newFacts, newStates: [], highWaterMark: String(marks++) };
    });
  return (business, batch) => {
    const result = last.then(() => write(business, batch));
    last = result.catch(() => {});
    return result;
  };
}

function rowsWith({ literal, timeOf }: AppTypes) {
  const text = (value: string | undefined): string => (value === undefined ? 'NULL' : literal(value));
  const lines = (
    business: string,
    fact: SaleFact | RefundFact,
    more: (line: LedgerLine) => readonly string[],
  ): string[] =>
    fact.lines.map((line, index) => {
      const [money, pieces] = fact.kind === 'sale' ? [line.gross, line.quantity] : [line.refund, line.returned];
      const head = [text(business), text(fact.id), String(index + 1), timeOf(fact.at), text(fact.channel)];
      const what = [text(fact.campaign), text(fact.currency), text(line.product), text(line.name)];
      const amounts = [decimal(money, exponentOf(fact.currency)), decimal(pieces, 3)];
      return `(${[...head, ...what, ...amounts, ...more(line)].join(', ')})`;
    });
  return {
    insert(business: string, fact: Fact): string {
      const head = [text(business), text(fact.id), timeOf(fact.at)];
      switch (fact.kind) {
        case 'event': {
          const what = [text(fact.type), text(fact.channel), integer(fact.count), decimal(fact.value, 6)];
          const about = [fact.campaign, fact.post, fact.product, fact.visitor, fact.session].map(text);
          return `INTO app_event VALUES (${[...head, ...what, ...about].join(', ')})`;
        }
        case 'sale': {
          const more = (line: LedgerLine): string[] => [
            decimal(line.discount, exponentOf(fact.currency)),
            text(fact.customer),
            text(fact.visitor),
          ];
          return `INTO app_sale VALUES ${lines(business, fact, more).join(', ')}`;
        }
        case 'refund':
          return `INTO app_return VALUES ${lines(business, fact, () => [text(fact.sale)]).join(', ')}`;
        case 'spend':
          return `INTO app_spend VALUES (${[...head, text(fact.campaign), decimal(fact.amount, 2)].join(', ')})`;
      }
    },
    remove: (business: string, { id }: RefundFact): string =>
      `DELETE FROM app_return WHERE shop = ${text(business)} AND code = ${text(id)}`,
  };
}

/** Throws where it is no integer, so that nothing of a batch is kept. */
function integer(value: number): string {
  if (!Number.isSafeInteger(value)) throw refused();
  return String(value);
}

function decimal(scaled: number, decimals: number): string {
  if (!Number.isSafeInteger(scaled)) throw refused();
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
  const plain = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return `'${scaled < 0 ? '-' : ''}${plain}'`;
}

function refused(): Error {
  return new TypeError('That is no number that this table keeps.');
}
