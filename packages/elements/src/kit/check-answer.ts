/**
 * The value, if it looks like an answer of a question: an object with these fields; else throws what it lacks. What a source
 * brings was checked to its last field; what a page hands over is looked at from outside, and what is wrong inside it stays
 * within the element (its error card).
 */
export function checkAnswer<A extends object>(value: unknown, path: string, fields: readonly (keyof A & string)[]): A {
  const lacking = typeof value === 'object' && value !== null ? fields.find((field) => !(field in value)) : 'fields';
  if (lacking === undefined) return value as A;
  throw new TypeError(`\`data\` must be an answer of ${path}, as the service sent it; this has no ${lacking}.`);
}
