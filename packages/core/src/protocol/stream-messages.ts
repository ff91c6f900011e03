import type { ErrorCode } from '../kernel/errors.ts';
import type { JsonObject, JsonValue } from '../kernel/json.ts';
import type { PatchOperation } from './patch-operation.ts';

/** The `data` of each server-sent event, by event name (contract section 4). */
export interface StreamMessages {
  readonly answer: { readonly ask: string; readonly revision: string; readonly data: JsonObject };
  readonly patch: {
    readonly ask: string;
    readonly revision: string;
    readonly base: string;
    readonly ops: readonly PatchOperation[];
  };
  readonly metric: { readonly metric_type: string; readonly data: JsonValue };
  readonly problem: { readonly ask: string; readonly code: ErrorCode; readonly title: string };
}

/** One entry of `POST /stream {"asks": […]}`. */
export interface StreamAsk {
  /** The address, as the client spells it. */
  readonly ask: string;
  /** The revision the client holds. */
  readonly have?: string | undefined;
}
