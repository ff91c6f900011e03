import type { Analytics, Clock } from '@bizboost/core';
import type { Admission } from './auth/admission.ts';
import type { BusinessChoice } from './business-choice.ts';
import type { HttpCounters } from './http/http-counters.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { StreamRegistry } from './stream/stream-registry.ts';

/** What the routes of one server work with. */
export interface ServerParts {
  readonly analytics: Analytics;
  readonly admission: Admission;
  readonly businesses: BusinessChoice;
  readonly streams: StreamRegistry;
  readonly offersStreams: boolean;
  readonly counters: HttpCounters;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly log: Log;
}
