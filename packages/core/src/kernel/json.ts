/** What JSON can hold. */
export type JsonValue = string | number | boolean | null | JsonArray | JsonObject;
/** An array as JSON has it; read-only, since answers are shared. */
export type JsonArray = readonly JsonValue[];
/** An object as JSON has it. A member that is `undefined` does not travel: it counts as absent. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}
