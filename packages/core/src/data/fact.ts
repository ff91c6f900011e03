/** What adapters keep. The types live where facts are made. */
export type * from '../records/fact.ts';
