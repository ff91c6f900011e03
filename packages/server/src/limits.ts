/** What one caller may ask of a server. All are upper bounds, and all can be changed. */
export interface Limits {
  /** Of a request body as it travels. Default 10 MiB. */
  readonly maxBodyBytes: number;
  /** Of a gzip body once unpacked. Default 50 MiB. */
  readonly maxUnpackedBytes: number;
  /** Of one record; a longer one is a rejected item. Default 64 KiB. */
  readonly maxRecordBytes: number;
  /** Of one batch. Default 10,000. */
  readonly maxRecords: number;
  /** Questions of one stream. Default 64. */
  readonly maxAsksPerStream: number;
  /** Streams open at once with one token. Default 20. */
  readonly maxStreamsPerToken: number;
  /** Requests of one token; a stream is one. Default 6,000. */
  readonly maxRequestsPerMinute: number;
}

const MIB = 2 ** 20;

/** What holds where nothing else is given. */
export const DEFAULT_LIMITS: Limits = {
  maxBodyBytes: 10 * MIB,
  maxUnpackedBytes: 50 * MIB,
  maxRecordBytes: 64 * 2 ** 10,
  maxRecords: 10_000,
  maxAsksPerStream: 64,
  maxStreamsPerToken: 20,
  maxRequestsPerMinute: 6_000,
};
