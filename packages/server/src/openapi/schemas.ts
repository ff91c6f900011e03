import { recordJsonSchemas, type CommandDefinition, type QueryDefinition } from '@bizboost/core';
import * as z from 'zod/mini';

/** A JSON Schema, draft 2020-12, as OpenAPI 3.1 has it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What travels, as a schema. Unknown fields are left open: answers may grow. */
export function jsonSchemaOf(schema: z.core.$ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

/** `live` → `LiveAnswer`. */
export function schemaNameOf(name: string, suffix: 'Answer' | 'Input' | 'Receipt'): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('') + suffix;
}

export function refTo(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** All named schemas: records of each kind, the answers, the commands' inputs and receipts, and what every route shares. */
export function schemasOf(
  queries: readonly QueryDefinition[],
  commands: readonly CommandDefinition[],
): Record<string, JsonSchema> {
  return {
    ...recordJsonSchemas(),
    ...Object.fromEntries(queries.map(({ name, result }) => [schemaNameOf(name, 'Answer'), jsonSchemaOf(result)])),
    ...Object.fromEntries(commands.map(({ name, input }) => [schemaNameOf(name, 'Input'), jsonSchemaOf(input)])),
    ...Object.fromEntries(commands.map(({ name, receipt }) => [schemaNameOf(name, 'Receipt'), jsonSchemaOf(receipt)])),
    Problem: jsonSchemaOf(problem),
    Erasure: jsonSchemaOf(erasure),
    PersonToErase: jsonSchemaOf(personToErase),
    RecordReceipt: jsonSchemaOf(recordReceipt),
    StreamAsks: jsonSchemaOf(streamAsks),
  };
}

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  path: z.optional(z.string()),
  expected: z.optional(z.string()),
  received: z.optional(z.string()),
  retryable: z.boolean(),
  reference: z.optional(z.string()),
});

const rejection = z.object({ index: z.number(), path: z.string(), message: z.string() });

const recordReceipt = z.object({
  accepted: z.number(),
  duplicates: z.number(),
  rejected_count: z.number(),
  rejected: z.array(rejection),
  warnings: z.optional(z.array(rejection)),
});

const streamAsks = z.object({ asks: z.array(z.object({ ask: z.string(), have: z.optional(z.string()) })) });

const personId = z.optional(z.union([z.string(), z.int()]));
const personToErase = z.object({ visitor: personId, customer: personId });
const erasure = z.object({ records: z.number(), events: z.number(), sales: z.number() });
