import { isFields } from './accept/fields.ts';
import { pointerOf, type Refusal } from './refusal.ts';
import { cameAs, shortened } from './schema/expecting.ts';
import { isRecordKind, recordKinds, recordSchemas } from './schema/record.ts';

/**
 * What is wrong with a record, by its kind's schema: the first wrong field. `undefined` when the schema has nothing to say against it.
 * Rules that need the business's currency or the time are checked when it is made a fact.
 */
export function explainRecord(value: unknown): Refusal | undefined {
  if (!isFields(value))
    return { path: '', message: `Expected a record: a JSON object with a \`kind\`, ${cameAs(value)}.` };
  const { kind } = value;
  if (!isRecordKind(kind)) return unknownKind(kind);
  const issue = recordSchemas[kind].safeParse(value).error?.issues[0];
  if (issue === undefined) return undefined;
  return { path: pointerOf(issue.path), message: issue.message };
}

function unknownKind(kind: unknown): Refusal {
  const kinds = recordKinds.map((word) => `"${word}"`).join(', ');
  const came = kind === undefined ? 'none' : shortened(kind);
  return {
    path: '/kind',
    message: `Expected a \`kind\` that is one of ${kinds}, got ${came}: say what the record is.`,
  };
}
