import { describe, expect, it } from 'vitest';
import { ageText, clockText, hourText, momentText, stepText, stretchText, zoneText } from './time-text.ts';

const lusaka = { locale: 'en-GB', timezone: 'Africa/Lusaka' };
const NOON = '2026-03-02T10:05:00Z'; // 12:05 in Lusaka
const plain = (text: string): string => text.replace(/[\u00a0\u202f\u2009]/g, ' ').replace(/ *– */g, '–');

describe('times of the business', () => {
  it('are in its zone, wherever the reader is (row 45)', () => {
    expect(clockText(NOON, lusaka)).toBe('12:05');
    expect(clockText(NOON, { ...lusaka, timezone: 'America/New_York' })).toBe('05:05');
  });

  it('follow the clock of the language', () => {
    expect(plain(clockText(NOON, { locale: 'en-US', timezone: 'Africa/Lusaka' }))).toBe('12:05 PM');
    expect(hourText('18:00', 'en-GB')).toBe('18:00');
    expect(plain(hourText('18:00', 'en-US'))).toBe('6:00 PM');
    expect(hourText('00:00', 'en-GB')).toBe('00:00');
    expect(hourText('sometime', 'en')).toBe('sometime');
  });

  it('name the day where it is not today there', () => {
    const now = Date.parse('2026-03-02T22:30:00Z'); // half past midnight of the 3rd in Lusaka
    expect(momentText('2026-03-02T22:10:00Z', now, lusaka)).toBe('00:10');
    expect(momentText('2026-03-02T21:50:00Z', now, lusaka)).toBe('2 Mar, 23:50');
  });

  it('are in UTC where the device does not know the zone, and nothing for no time', () => {
    expect(clockText(NOON, { locale: 'en-GB', timezone: 'Mars/Olympus' })).toBe('10:05');
    expect(clockText('nonsense', lusaka)).toBe('');
  });
});

describe('the age of an answer', () => {
  const now = Date.parse(NOON);

  it.each([
    [0, 'now'],
    [12_000, '12 sec ago'],
    [59_400, '59 sec ago'],
    [61_000, '1 min ago'],
    [3_600_000, '1 hr ago'],
    [86_400_000, 'yesterday'],
  ])('after %d ms is %s', (ms, expected) => {
    expect(ageText(new Date(now - ms).toISOString(), now, 'en-GB')).toBe(expected);
  });

  it('is never in the future, though clocks differ', () => {
    expect(ageText(new Date(now + 5_000).toISOString(), now, 'en')).toBe('now');
  });
});

describe('a period in words', () => {
  const style = lusaka;

  it('is the day of today, in the zone', () => {
    const today = { name: 'today', from: '2026-03-01T22:00:00Z', to: '2026-03-02T22:00:00Z' };
    expect(stretchText(today, style)).toBe('Monday 2 March');
  });

  it('is from the first to the last day, the end not being part of it', () => {
    const week = { name: 'week', from: '2026-03-01T22:00:00Z', to: '2026-03-08T22:00:00Z' };
    expect(plain(stretchText(week, style))).toBe('2–8 Mar 2026');
    expect(stretchText({ name: 'month', from: '2026-02-28T22:00:00Z', to: '2026-03-31T22:00:00Z' }, style)).toBe(
      'March 2026',
    );
  });

  it('is right on a day of 25 hours (row 45)', () => {
    const day = { name: 'today', from: '2026-10-24T23:00:00Z', to: '2026-10-26T00:00:00Z' };
    expect(stretchText(day, { locale: 'en-GB', timezone: 'Europe/London' })).toBe('Sunday 25 October');
  });

  it('is nothing for what is no period', () => {
    expect(stretchText({ name: 'x', from: 'x', to: 'y' }, style)).toBe('');
    expect(stretchText({ name: 'x', from: NOON, to: '2026-01-01T00:00:00Z' }, style)).toBe('');
  });

  it('names each step of a series', () => {
    expect(stepText('2026-03-02T14:00:00+02:00', 'hour', style, 'axis')).toBe('14:00');
    expect(stepText('2026-03-02T14:00:00+02:00', 'hour', style, 'full')).toBe('Mon 2 Mar, 14:00');
    expect(stepText('2026-03-02T00:00:00+02:00', 'day', style, 'axis')).toBe('2 Mar');
    expect(stepText('2026-03-01T00:00:00+02:00', 'month', style, 'full')).toBe('March 2026');
  });

  it('calls a zone by its city', () => {
    expect(zoneText('America/Port_of_Spain')).toBe('Port of Spain');
  });
});
