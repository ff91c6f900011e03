/** BizBoost over HTTP and server-sent events: one fetch handler for Node, Bun, Deno and workers. */
export type { Auth, JwksAuth, PublicKeyAuth, SecretAuth, TokenAuth } from './auth/auth.ts';
export type { Authenticate, Caller, Scope } from './auth/caller.ts';
export { issueToken, type TokenClaims } from './auth/issue-token.ts';
export { createHandler, type Handler } from './create-handler.ts';
export { createServer, type BizBoostApp } from './create-server.ts';
export type { RateLimiter } from './http/rate-limiter.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export { logAsJson, logToConsole, type Log, type LogEntry } from './log.ts';
export type { HandlerOptions, ServerOptions } from './server-options.ts';
export type { AnswerFacts, EngineFacts, RequestFacts, Telemetry } from './telemetry.ts';
