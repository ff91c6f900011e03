import { refTo, type JsonSchema } from './schemas.ts';

export type Responses = Readonly<Record<string, object>>;

const FAILURES: Readonly<Record<number, string>> = {
  400: 'A parameter or the body is not right; the field is named.',
  401: 'No valid token.',
  403: 'A scope is missing, or another business was named.',
  404: 'This business has no such thing, or the business has no profile yet.',
  409: 'In conflict with what is kept.',
  413: 'Too large.',
  415: 'Not a media type that is taken.',
  429: 'Too many requests; `Retry-After` says when to come back.',
  503: 'Not available now; `Retry-After` says when to come back.',
};

/** The failures a route can answer with, each a problem document (RFC 9457). */
export function failures(...statuses: readonly (keyof typeof FAILURES)[]): Responses {
  const content = { 'application/problem+json': { schema: refTo('Problem') } };
  return Object.fromEntries(statuses.map((status) => [String(status), { description: FAILURES[status], content }]));
}

export function jsonResponse(description: string, schema: JsonSchema, headers?: object): object {
  return { description, ...(headers && { headers }), content: { 'application/json': { schema } } };
}

export function textResponse(description: string, mediaType: string): object {
  return { description, content: { [mediaType]: { schema: { type: 'string' } } } };
}

/** Of an open server, which has no token to tell whose numbers are meant. */
export const businessParameter = {
  name: 'business',
  in: 'query',
  description:
    'Whose. With a token: its own business, or nothing. On an open server with several businesses it is needed.',
  schema: { type: 'string', minLength: 1, maxLength: 128 },
} as const;
