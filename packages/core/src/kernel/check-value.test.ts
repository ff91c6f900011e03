import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { checkValue } from './check-value.ts';

describe('a value from outside', () => {
  const schema = z.object({ name: z.string().check(z.minLength(1)), list: z.array(z.string()).check(z.maxLength(2)) });

  it('is as its schema has it, or says what is wrong and where', () => {
    expect(checkValue(schema, { name: 'a', list: [], more: 1 }).data).toEqual({ name: 'a', list: [] });
    expect(checkValue(schema, { name: '', list: [] }).issue).toMatchObject({ path: ['name'] });
  });

  it.each<object>([{ length: { toString: 1 } }, { length: { valueOf: 1, toString: {} } }])(
    'is refused where its length cannot be measured: %j',
    (value) => {
      for (const given of [value, { name: value, list: [] }, { name: 'a', list: value }])
        expect(checkValue(schema, given).issue?.message).toMatch(/./);
    },
  );
});
