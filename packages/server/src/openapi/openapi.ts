import type { Analytics } from '@bizboost/core';
import { commandPath, questionPath } from './engine-paths.ts';
import { ownPaths } from './own-paths.ts';
import { schemasOf } from './schemas.ts';

/** An OpenAPI 3.1 document. */
export type OpenApiDocument = Readonly<Record<string, unknown>>;

const documents = new WeakMap<Analytics, OpenApiDocument>();

/**
 * What this server answers, made from the engine's own definitions: the schemas that check records and questions are the
 * ones described. Made once for an engine, at its first asking.
 */
export function openApiOf(analytics: Analytics): OpenApiDocument {
  let document = documents.get(analytics);
  if (!document) documents.set(analytics, (document = describe(analytics)));
  return document;
}

function describe({ queries, commands }: Analytics): OpenApiDocument {
  return {
    openapi: '3.1.1',
    info: {
      title: 'BizBoost',
      version: '0.1.0',
      summary: 'Live numbers of a business: records in, answers out, and pushed as they change.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    // Relative to where this document is, so it is right wherever the server is mounted.
    servers: [{ url: '.' }],
    security: [{ token: [] }, {}],
    tags: [
      { name: 'questions', description: 'Every answer can also be pushed: its address is an `ask` of `/stream`.' },
      { name: 'commands', description: 'What a person does; it comes round as a change.' },
      { name: 'records', description: 'What happened, and what is.' },
      { name: 'server', description: 'The server itself.' },
    ],
    paths: merged([...Object.entries(ownPaths()), ...queries.map(questionPath), ...commands.map(commandPath)]),
    components: {
      schemas: schemasOf(queries, commands),
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'Claims `business`, `scope` (of `read`, `ingest`, `act`, `operator`) and `exp`, at most 24 hours away. An open server asks for none and answers its own machine alone.',
        },
      },
    },
  };
}

/** A question and a command may share a path. */
function merged(paths: readonly (readonly [string, object])[]): Record<string, object> {
  const found: Record<string, object> = {};
  for (const [path, item] of paths) found[path] = { ...found[path], ...item };
  return found;
}
