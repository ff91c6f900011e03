import { describe, expect, test } from 'vitest';
import { UnreadableItem } from '../refusal.ts';
import { createCsvMapper, type CsvItem } from './csv-mapper.ts';
import type { CsvRow } from './csv-row.ts';
import { csvMappingOf } from './mapping.ts';

const POSTS = {
  kind: 'post',
  skip: [
    { column: 'age', is: '<', value: 24 },
    { column: 'text', is: 'begins with', value: ['RT', '"@'] },
  ],
  fields: {
    id: { column: 'id' },
    channel: { const: 'facebook' },
    status: { const: 'published' },
    published_at: { column: 'at' },
    media: { const: 'image' },
    caption: { join: ['text', 'more'] },
    hashtags: { column: 'tags' },
    engagement: { reactions: { sum: ['like', 'love'] }, shares: { column: 'shares' } },
  },
};
const row = (fields: CsvRow = {}): CsvRow => ({
  id: '1',
  at: '2026-03-02T14:05:00Z',
  text: 'New hats',
  more: '',
  tags: '#hats,sun  new',
  like: '3',
  love: '',
  shares: '2',
  age: '90',
  ...fields,
});

function map(rows: readonly CsvRow[], mapping: unknown = POSTS): CsvItem[] {
  const mapper = createCsvMapper(csvMappingOf(mapping));
  return [...rows.flatMap((one) => mapper.push(one)), ...mapper.end()];
}

describe('posts of a CSV file', () => {
  test('several columns make one number, or one text, and hashtags are told apart', () => {
    const [plain, full] = map([row(), row({ id: '2', more: 'in town', love: '4' })]);
    expect(plain).toMatchObject({
      caption: 'New hats',
      hashtags: ['#hats', 'sun', 'new'],
      engagement: { reactions: 3 },
    });
    expect(full).toMatchObject({ caption: 'New hats in town', engagement: { reactions: 7, shares: 2 } });
  });

  test('rows that are to be skipped leave nothing behind, whichever condition holds', () => {
    expect(map([row({ age: '3' }), row({ text: 'RT others' }), row({ text: '"@them said' })])).toEqual([]);
    expect(map([row({ age: '' })])).toHaveLength(1);
  });

  test('what cannot be added up is refused with its column', () => {
    const [refused] = map([row({ love: 'many' })]);
    expect(refused).toBeInstanceOf(UnreadableItem);
    expect((refused as UnreadableItem).message).toMatch(/column "love".*number to add up/);
  });

  test('columns of sums, joins and conditions must be there', () => {
    const { love: _, ...without } = row();
    expect(() => map([without])).toThrow(/love/);
    expect(() => map([row()], { ...POSTS, skip: [{ column: 'none', is: 'empty' }] })).toThrow(/none/);
    expect(() => csvMappingOf({ ...POSTS, fields: { ...POSTS.fields, caption: { join: [] } } })).toThrow(/caption/);
  });
});
