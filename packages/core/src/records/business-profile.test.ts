import { describe, expect, it } from 'vitest';
import { profileOfInput, profileOfState } from './business-profile.ts';

const shop = { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' };

describe('a business profile', () => {
  it('has the defaults of the contract', () => {
    expect(profileOfInput(shop)).toEqual({
      ...shop,
      week_start: 1,
      locale: undefined,
      revenue_basis: 'net',
      channels: ['facebook', 'instagram', 'whatsapp', 'website'],
    });
  });

  it('keeps what it says itself, each channel once', () => {
    const own = { week_start: 7, locale: 'en-ZM', revenue_basis: 'gross', channels: ['shop', 'shop', 'fair'] } as const;

    expect(profileOfInput({ ...shop, ...own })).toEqual({ ...shop, ...own, channels: ['shop', 'fair'] });
    expect(
      profileOfState({ kind: 'business', id: 'b', record: { kind: 'business', id: 'b', ...shop, ...own } }),
    ).toMatchObject({ week_start: 7 });
  });

  it.each([
    [{ timezone: 'Lusaka Time' }, '/timezone'],
    [{ currency: 'kwacha' }, '/currency'],
    [{ name: '' }, '/name'],
    [{ week_start: 8 }, '/week_start'],
    [{ locale: 'not a language' }, '/locale'],
    [{ channels: ['OK', 'no!'] }, '/channels/0'],
  ])('with %j is refused by the name of the field', (wrong, path) => {
    expect(() => profileOfInput({ ...shop, ...wrong })).toThrow(
      expect.objectContaining({ code: 'invalid_input', path }),
    );
  });
});
