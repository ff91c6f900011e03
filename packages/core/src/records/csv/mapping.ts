import * as z from 'zod/mini';
import { checkValue } from '../../kernel/check-value.ts';
import { BizBoostError } from '../../kernel/errors.ts';
import { pointerOf } from '../refusal.ts';
import { cameAs, expecting } from '../schema/expecting.ts';
import { timezone } from '../schema/fields.ts';
import { isRecordKind, recordKinds, recordSchemas, type RecordKind } from '../schema/record.ts';
import { businessSchema } from '../schema/states.ts';
import { timeReader } from './date-pattern.ts';

/** The mapping file that says how the rows of a CSV file become records (contract section 1). */

const kindWords = recordKinds.map((kind) => `"${kind}"`).join(', ');
const kind = z
  .custom<RecordKind>(isRecordKind, expecting(`a kind: one of ${kindWords}`))
  .check(z.meta({ enum: [...recordKinds] }));

const columnWords = expecting('the name of a column');
const column = z.string(columnWords).check(z.minLength(1, columnWords));
const scalar = z.union([z.string(), z.number(), z.boolean()], expecting('a text, a number, true or false'));

const constRule = z.strictObject({ const: scalar });
const columnRule = z.strictObject({
  column,
  /** In place of an empty cell, and of one that `values` does not list. */
  default: z.optional(scalar),
  /** Without its minus sign. */
  abs: z.optional(z.boolean()),
  /** How its times are written, e.g. `yyyy-MM-dd HH:mm`, `unix`. Default: RFC 3339, with or without an offset. */
  format: z.optional(z.string()),
  /** What stands in the cell, to what it means. */
  values: z.optional(z.record(z.string(), scalar)),
  /** The sign before the decimals; the other of `.` and `,` is then taken out. Default `.`, and nothing is taken out. */
  decimal: z.optional(z.enum(['.', ','])),
});

const columnList = z
  .array(column, expecting('an array of columns'))
  .check(z.minLength(1, expecting('an array of at least one column')));
/** The numbers of several columns added up; an empty cell is 0. */
const sumRule = z.strictObject({ sum: columnList });
/** The texts of several columns, one after the other with a blank between them; empty ones left out. */
const joinRule = z.strictObject({ join: columnList });

const ruleWords = expecting('a rule', 'write it like {"column": "UnitPrice"} or {"const": "website"}');
const rule = z.union([constRule, columnRule, sumRule, joinRule], ruleWords);
const fieldRule = z.union(
  [constRule, columnRule, sumRule, joinRule, z.record(z.string(), rule)],
  expecting(
    'a rule, or fields with rules',
    'write it like {"column": "UnitPrice"}, {"const": "website"} or {"product_id": {"column": "SKU"}}',
  ),
);

const comparison = z.strictObject({
  column,
  is: z.enum(
    ['=', '!=', '<', '<=', '>', '>=', 'in', 'begins with', 'empty', 'not empty'],
    expecting('one of "=", "!=", "<", "<=", ">", ">=", "in", "begins with", "empty", "not empty"'),
  ),
  /** A number is compared as a number, a text as it stands; a list for `in`; nothing for `empty`. */
  value: z.optional(z.union([scalar, z.array(scalar)])),
});

const { kind: _kind, business_id: _businessId, ...profileFields } = businessSchema.shape;

/** The schema of a mapping file. `csvMappingOf` checks more: what a schema cannot say. */
export const csvMappingSchema = z.strictObject({
  $schema: z.optional(z.string()),
  /** Sent before the rows, which are its records. Default: whose they are is up to the importer. */
  business: z.optional(
    z.object(
      profileFields,
      expecting(
        'an object',
        'write it like {"id": "shop", "name": "Shop", "timezone": "Europe/London", "currency": "GBP"}',
      ),
    ),
  ),
  /** Of times without an offset. Default: the business's, else UTC. */
  timezone: z.optional(timezone),
  /** Rows with the same text in this column make one sale or refund. */
  group_by: z.optional(column),
  /** Rows for which one of them holds are left out. */
  skip: z.optional(z.array(comparison)),
  /** The first that holds decides the kind of a row. */
  when: z.optional(z.array(z.strictObject({ if: comparison, kind }))),
  kind,
  fields: z.record(z.string(), fieldRule),
});

/** How the rows of a CSV file become records. */
export type CsvMapping = z.infer<typeof csvMappingSchema>;
export type CsvRule = z.infer<typeof rule>;
export type CsvColumnRule = z.infer<typeof columnRule>;
export type CsvComparison = z.infer<typeof comparison>;
export type CsvFieldRule = CsvMapping['fields'][string];

/** Whether a field's rule is one value, and no object of rules. */
export function isRule(field: CsvFieldRule): field is CsvRule {
  if ('const' in field) return true;
  if (typeof (field as { column?: unknown }).column === 'string') return true;
  return Array.isArray((field as { sum?: unknown }).sum) || Array.isArray((field as { join?: unknown }).join);
}

/** A mapping file's content, checked. Throws `invalid_input` with the path of what is wrong in it. */
export function csvMappingOf(value: unknown): CsvMapping {
  const { data: mapping, issue } = checkValue(csvMappingSchema, value);
  if (issue !== undefined) throw mappingError(pointerOf(issue.path), wordsOf(issue));
  checkIds(mapping);
  checkFields(mapping);
  return mapping;
}

/** An issue's own words; those of the two kinds of issue that have none. */
function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `Expected only what a mapping knows, got ${issue.keys.map((key) => `"${key}"`).join(', ')}: check the spelling.`;
  return issue.code === 'invalid_type' && issue.message === 'Invalid input'
    ? `Expected ${issue.expected}, ${cameAs(issue.input)}.`
    : issue.message;
}

function checkIds({ group_by, fields }: CsvMapping): void {
  if (group_by === undefined && fields['id'] === undefined) {
    throw mappingError(
      '/fields/id',
      'Expected `id` in fields or `group_by`, got neither: without ids a second import could not tell what it has seen.',
    );
  }
  if (group_by === undefined) return;
  if (fields['id'] !== undefined)
    throw mappingError('/fields/id', 'Expected no `id` beside `group_by`, got one: ids are the group and the line.');
  if (fields['items'] === undefined) {
    throw mappingError(
      '/fields/items',
      'Expected `items` beside `group_by`, got none: say what each row of a group sells or takes back.',
    );
  }
}

function checkFields({ kind: usual, when = [], fields }: CsvMapping): void {
  const kinds = [usual, ...when.map((one) => one.kind)];
  for (const [name, field] of Object.entries(fields)) {
    if (!kinds.some((one) => Object.hasOwn(recordSchemas[one].shape, name))) throw unknownField(name, kinds);
    const rules = isRule(field) ? { [name]: field } : field;
    for (const [inner, one] of Object.entries(rules))
      checkFormat(one, isRule(field) ? `/fields/${name}` : `/fields/${name}/${inner}`);
  }
}

function checkFormat(one: CsvRule, path: string): void {
  if (!('column' in one) || one.format === undefined) return;
  try {
    timeReader(one.format);
  } catch (error) {
    throw mappingError(`${path}/format`, (error as Error).message);
  }
}

function unknownField(name: string, kinds: readonly RecordKind[]): BizBoostError {
  const known = [...new Set(kinds.flatMap((one) => Object.keys(recordSchemas[one].shape)))].filter(
    (field) => field !== 'kind',
  );
  return mappingError(
    `/fields/${name}`,
    `Expected fields of ${[...new Set(kinds)].join(' or ')}, got "${name}": use ${known.join(', ')}.`,
  );
}

function mappingError(path: string, message: string): BizBoostError {
  return new BizBoostError('invalid_input', `The mapping's ${path === '' ? 'content' : path}: ${message}`, { path });
}
