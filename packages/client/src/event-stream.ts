import { BizBoostError } from '@bizboost/core/contract';
import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** What a stream of server-sent events gives. */
export interface EventStreamSink {
  /** Any bytes at all, comments included: the stream lives. Called before what they hold. */
  bytes(): void;
  event(name: string, data: string): void;
  /** The server's `retry:`, milliseconds. */
  retry(baseMs: number): void;
}

/**
 * Reads server-sent events until the body ends. Any splitting of the bytes gives the same events.
 * Rejects with `too_large` for a message beyond `maxMessageBytes` (UTF-16 units), or with what broke the body.
 */
export async function readEventStream(
  body: ReadableStream<Uint8Array>,
  sink: EventStreamSink,
  maxMessageBytes: number,
): Promise<void> {
  let failure: BizBoostError | undefined;
  const tooLarge = (): void => void (failure = messageTooLarge(maxMessageBytes));
  const parser = createParser({
    maxBufferSize: maxMessageBytes,
    onEvent: (message) => (message.data.length > maxMessageBytes ? tooLarge() : deliver(message, sink)),
    onRetry: (baseMs) => sink.retry(baseMs),
    onError: (error) => error.type === 'max-buffer-size-exceeded' && tooLarge(),
  });
  // The parser drops the byte order mark itself; a decoder that did so too would drop a second one.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      sink.bytes();
      parser.feed(decoder.decode(value, { stream: true }));
      if (failure !== undefined) throw failure;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function deliver(message: EventSourceMessage, sink: EventStreamSink): void {
  sink.event(message.event ?? 'message', message.data);
}

function messageTooLarge(maxMessageBytes: number): BizBoostError {
  const expected = `a message of at most ${maxMessageBytes} bytes`;
  return new BizBoostError(
    'too_large',
    `Expected ${expected}, received a longer one. Raise \`limits.maxMessageBytes\` if that is right.`,
    { expected, retryable: true },
  );
}
