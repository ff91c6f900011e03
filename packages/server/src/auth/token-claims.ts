import type { View } from '@bizboost/core';
import type { JWTPayload } from 'jose';
import { SCOPES, type Scope } from './caller.ts';
import { invalidToken } from './invalid-token.ts';

/** The scopes of `scope` that this server knows; others are another service's. */
export function scopesOf({ scope }: JWTPayload): readonly Scope[] {
  if (typeof scope !== 'string')
    throw invalidToken(`Its "scope" must be a string such as "read ingest", of: ${SCOPES.join(', ')}.`);
  const words = scope.split(' ');
  return SCOPES.filter((known) => words.includes(known));
}

/** Whose numbers it opens. Only a token for nothing but watching over the server may name none. */
export function businessOf({ business }: JWTPayload, scopes: readonly Scope[]): string | undefined {
  if (isBusinessId(business)) return business;
  if (business === undefined && scopes.length === 1 && scopes[0] === 'operator') return undefined;
  throw invalidToken('Its "business" must be the id of a business, 1 to 128 characters.');
}

/** How its holder looks at the business. */
export function viewOf(payload: JWTPayload): View | undefined {
  const { timezone, week_start: weekStart } = payload;
  if (timezone === undefined && weekStart === undefined) return undefined;
  if (timezone !== undefined && !isTimezone(timezone))
    throw invalidToken('Its "timezone" must be an IANA name such as "Africa/Lusaka".');
  if (weekStart !== undefined && !isWeekday(weekStart))
    throw invalidToken('Its "week_start" must be 1 (Monday) to 7 (Sunday).');
  return { timezone, weekStart };
}

export function isBusinessId(value: unknown): value is string {
  return typeof value === 'string' && value.length >= 1 && value.length <= 128;
}

export function isTimezone(value: unknown): value is string {
  // Offsets such as "+02:00" are time zones to Intl, but not names.
  if (typeof value !== 'string' || /^[+-]/.test(value)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

export function isWeekday(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 7;
}
