import type { CommandDefinition, QueryDefinition } from '@bizboost/core';
import { businessParameter, failures, jsonResponse } from './responses.ts';
import { jsonSchemaOf, refTo, schemaNameOf, type JsonSchema } from './schemas.ts';

/** The path of one question. */
export function questionPath(query: QueryDefinition): readonly [string, object] {
  const ifNoneMatch = {
    name: 'If-None-Match',
    in: 'header',
    description: 'Revisions already held, as entity tags.',
    schema: { type: 'string' },
  };
  const etag = {
    ETag: {
      description: 'The revision: equal tag, equal answer but for `as_of` and `freshness`.',
      schema: { type: 'string' },
    },
  };
  const get = {
    operationId: query.name,
    summary: query.summary,
    tags: ['questions'],
    parameters: [...parametersOf(query), businessParameter, ifNoneMatch],
    responses: {
      200: jsonResponse('The answer now.', refTo(schemaNameOf(query.name, 'Answer')), etag),
      304: { description: 'The caller has this revision.', headers: etag },
      ...failures(400, 401, 403, 404, 429, 503),
    },
  };
  return [`/${query.path}`, { get }];
}

/** The path of one command. */
export function commandPath(command: CommandDefinition): readonly [string, object] {
  const post = {
    operationId: command.name,
    summary: command.summary,
    tags: ['commands'],
    parameters: [businessParameter],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: refTo(schemaNameOf(command.name, 'Input')) } },
    },
    responses: {
      200: jsonResponse('It is done.', refTo(schemaNameOf(command.name, 'Receipt'))),
      ...failures(400, 401, 403, 404, 409, 413, 415, 429, 503),
    },
  };
  return [`/${command.path}`, { post }];
}

function parametersOf({ path, params }: QueryDefinition): object[] {
  const { properties = {}, required = [] } = jsonSchemaOf(params) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) =>
    path.includes(`{${name}}`)
      ? { name, in: 'path', required: true, schema }
      : { name, in: 'query', required: required.includes(name), schema },
  );
}
