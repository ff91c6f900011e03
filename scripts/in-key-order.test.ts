import { expect, test } from 'vitest';
import { inKeyOrder } from './in-key-order.mjs';

test('values of equal content are of equal text, and lists keep their order', () => {
  const one = { name: 'a', events: [{ type: 'x', name: 'b' }, null], count: 1 };
  const other = { count: 1, events: [{ name: 'b', type: 'x' }, null], name: 'a' };
  expect(JSON.stringify(inKeyOrder(one))).toBe(JSON.stringify(inKeyOrder(other)));
  expect(JSON.stringify(inKeyOrder(one))).toBe('{"count":1,"events":[{"name":"b","type":"x"},null],"name":"a"}');
});
