/** Where a stream's bytes go. */
export interface StreamSink {
  /** Takes a whole event. `false` asks for no more until `drained`; what is written all the same is kept, not lost. */
  write(bytes: Uint8Array): boolean;
  end(): void;
}

/** What a sink tells whoever writes to it. */
export interface StreamSource {
  start(sink: StreamSink): void;
  /** There is room again. */
  drained(): void;
  /** The reader is gone. */
  closed(): void;
}
