export const SECRET = 'a secret of at least thirty-two bytes';
export const BUSINESS = 'shop';
export const PROFILE = { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' } as const;
/** A question that is asked before a bad day, and on it. */
export const KNOWN = 'analytics/live/revenue?period=today';
/** One that is asked on it for the first time. */
export const NEW = 'analytics/metrics/orders?period=week';
