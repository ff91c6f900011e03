import type { Collection } from '../adapter.ts';
import type { Fact, LedgerLine, State, StateKind } from '../fact.ts';
import { SHAPES, type Word } from './columns.ts';
import { Combinations } from './combinations.ts';
import { Dictionary } from './dictionary.ts';
import { PackedDictionary } from './packed-dictionary.ts';
import { Table } from './table.ts';
import { PackedTexts } from './packed-texts.ts';

/** Words that nearly every record brings a new one of. */
type ManyWords = 'visitor' | 'customer' | 'session' | 'sale';

/** Everything that is kept of one business. Businesses share nothing, not even a dictionary. */
export class BusinessStore {
  readonly events = new Table(SHAPES.event);
  readonly spends = new Table(SHAPES.spend);
  readonly ledger = new Table(SHAPES.ledger);
  readonly sales = new Table(SHAPES.sale);
  readonly refunds = new Table(SHAPES.refund);
  /** Ids of facts by kind: the number of an id is the row of its fact. */
  readonly ids: Readonly<Record<Fact['kind'], PackedTexts>> = {
    event: new PackedTexts(),
    spend: new PackedTexts(),
    sale: new PackedTexts(),
    refund: new PackedTexts(),
  };
  readonly words: Readonly<Record<ManyWords, PackedDictionary> & Record<Exclude<Word, ManyWords>, Dictionary>> = {
    type: new Dictionary(),
    channel: new Dictionary(),
    campaign: new Dictionary(),
    product: new Dictionary(),
    currency: new Dictionary(),
    post: new Dictionary(),
    visitor: new PackedDictionary(),
    customer: new PackedDictionary(),
    session: new PackedDictionary(),
    name: new Dictionary(),
    sale: new PackedDictionary(),
  };
  readonly combinations = { event: new Combinations(), ledger: new Combinations() };
  /** Rows of refunds, by the code of the sale they name. */
  readonly refundsOfSale = new Map<number, number[]>();
  /** What orphans will have as lines, by row. */
  readonly itemsOfOrphan = new Map<number, readonly LedgerLine[]>();
  readonly states: Readonly<Record<StateKind, Map<string, State>>> = {
    business: new Map(),
    product: new Map(),
    campaign: new Map(),
    post: new Map(),
    retention: new Map(),
  };
  /** How many writes changed something. */
  changes = 0;

  tableOf(collection: Collection): Table {
    if (collection === 'event') return this.events;
    return collection === 'spend' ? this.spends : this.ledger;
  }
}
