import * as z from 'zod/mini';
import { recordSchemas } from './record.ts';

/** A JSON Schema (draft 2020-12), as OpenAPI 3.1 takes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * JSON Schemas by name, made from the schemas that check records: one of each kind (`SaleRecord`, …), what they share (`Id`), and
 * `Record`, which is any of them. They refer to each other under `base`. That `null` stands for "left out" is not said at each field.
 * @param base where the names are to be found
 */
export function recordJsonSchemas(base = '#/components/schemas/'): Readonly<Record<string, JsonSchema>> {
  const any = z.union(Object.values(recordSchemas));
  const { $schema: _, $defs, ...union } = z.toJSONSchema(any, { io: 'input', override: withoutNull });
  const description =
    'One record of any kind. Unknown fields are ignored; `null` in an optional field means that it is left out.';
  const named = { Record: { description, ...union, discriminator: { propertyName: 'kind' } }, ...$defs };
  return JSON.parse(JSON.stringify(named).replaceAll('"#/$defs/', `"${base}`)) as Record<string, JsonSchema>;
}

function withoutNull({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: JsonSchema }): void {
  if (zodSchema._zod.def.type !== 'nullable') return;
  const [inner] = jsonSchema.anyOf ?? [];
  delete jsonSchema.anyOf;
  Object.assign(jsonSchema, inner);
}
