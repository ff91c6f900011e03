import * as z from 'zod/mini';
import { BizBoostError } from '../kernel/errors.ts';
import type { QueryDefinition } from './query.ts';

/** Names of the parameters a schema has; `undefined` where it is no object schema and they cannot be known. */
export function parameterNames(schema: z.core.$ZodType): ReadonlySet<string> | undefined {
  const shape = (schema._zod.def as { readonly shape?: Readonly<Record<string, unknown>> }).shape;
  return shape === undefined ? undefined : new Set(Object.keys(shape));
}

/** Throws `invalid_input` for the first parameter that its schema refuses: named, with what was expected and what came. */
export function checkParams(query: QueryDefinition, params: Readonly<Record<string, string>>): void {
  const checked = z.safeParse(query.params, params);
  const issue = checked.success ? undefined : checked.error.issues[0];
  if (issue === undefined) return;
  const name = issue.path.map(String).join('/');
  const expected = expectationOf(issue);
  const value = params[name];
  const received = value === undefined ? 'nothing' : JSON.stringify(value.slice(0, 80));
  throw new BizBoostError('invalid_input', `Expected "${name}" to be ${expected}, received ${received}.`, {
    path: `/${name}`,
    expected,
    received,
  });
}

function expectationOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'string' ? 'a text' : `of type ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'invalid_format':
      return `a text of the form ${issue.format === 'regex' ? String(issue.pattern) : issue.format}`;
    case 'too_small':
      return `at least ${issue.minimum}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'too_big':
      return `at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`;
    default:
      return issue.message === 'Invalid input' ? 'valid' : issue.message;
  }
}
