import { dataAdapterCases, type DataAdapterCase } from '@bizboost/core/testing';

/** What an application's tables cannot say, or say in another way, and why. */
const NOT_SAID: Readonly<Record<string, string>> = {
  'facts are read back whole, oldest first, ties by id':
    'whether a line is the first of its product is counted, not kept',
  'the order and the batches in which facts arrive change nothing': 'it compares what is counted, not kept',
  'refunds are found by the sale they name, whether it is known or not': 'a refund of a table is no orphan',
  'a refund that came before its sale is re-attributed by the write that brings the sale': 'the application does that',
  'texts come back as they were, whatever is in them, and are told apart': 'what its texts may hold the table says',
  'a refund of the rest of its sale may be given other lines again and again': 'a table says what was given back',
  'a refund and its sale may come in one batch, the refund first': 'the application does that',
  'sums are exact up to the last safe integer, and cannot be told beyond it':
    'its amounts are beyond the bound of amounts',
  'of a state the newest version counts, and the last that came where they do not say': 'a table has one version',
  'states are found all or by id, each kind and business for itself': 'its states are no records',
  'the businesses that have a profile can be listed': 'these tables have no businesses',
  'the high-water mark moves with every change and only then, each business its own':
    'the mark is not a count of writes',
  'law: what is exported and taken in again is the same': 'these tables have no businesses and no products',
  'all of a batch is kept or none of it': 'who writes is the application',
};

/** The conformance cases that an application's tables can be put to. */
export const mappedCases: readonly DataAdapterCase[] = dataAdapterCases.filter(
  ({ name }) => NOT_SAID[name] === undefined,
);

/** Names that are no case any more. */
export const strayNames: readonly string[] = Object.keys(NOT_SAID).filter((name) =>
  dataAdapterCases.every((one) => one.name !== name),
);
