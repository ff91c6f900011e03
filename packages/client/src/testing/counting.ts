import { defineQuery } from '@bizboost/core/contract';
import * as z from 'zod/mini';

/** The smallest question: how many. Its address is `count/{of}`. */
export const countQuery = defineQuery({
  name: 'count',
  path: 'count/{of}',
  summary: 'How many',
  params: z.object({ of: z.string() }),
  result: z.object({ n: z.number(), revision: z.string() }),
});

/** Its answer. */
export const count = (n: number, revision = `r${n}`) => ({ n, revision });

/** From one answer to another, as the server sends it. */
export const countPatch = (ask: string, from: number, to: number) => ({
  ask,
  base: `r${from}`,
  revision: `r${to}`,
  ops: [
    { op: 'replace', path: '/n', value: to },
    { op: 'replace', path: '/revision', value: `r${to}` },
  ],
});
