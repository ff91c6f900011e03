import { describe, expect, it } from 'vitest';
import { etagOf, holdsRevision } from './etag.ts';

describe('If-None-Match', () => {
  it.each([
    ['the tag itself', '"9f2c"'],
    ['a weakened tag', 'W/"9f2c"'],
    ['a list that has it', '"aa", W/"9f2c" , "bb"'],
    ['a list without spaces', '"aa","9f2c"'],
    ['anything', '*'],
  ])('matches %s', (_, header) => {
    expect(holdsRevision(header, '9f2c')).toBe(true);
  });

  it.each([
    ['another tag', '"9f2d"'],
    ['a part of it', '"9f"'],
    ['the revision without quotes', '9f2c'],
    ['a star within a tag', '"*"'],
    ['a comma within a tag', '"aa,9f2c"'],
    ['nothing', ''],
  ])('does not match %s', (_, header) => {
    expect(holdsRevision(header, '9f2c')).toBe(false);
  });

  it('does not match without the header', () => {
    expect(holdsRevision(undefined, '9f2c')).toBe(false);
  });

  it('matches the tag that is sent', () => {
    expect(holdsRevision(etagOf('9f2c'), '9f2c')).toBe(true);
  });
});
