import { describe, expect, it } from 'vitest';
import { frameRule } from './frame-rules.ts';

/** A window in frames, innermost first; `null`: the page around is of another origin, and hides its frame. */
function framed(...sandboxes: (string | null | undefined)[]): Window {
  const windows: { parent: unknown; frameElement: unknown }[] = [...sandboxes, 'top'].map((sandbox) => ({
    parent: undefined,
    frameElement: sandbox === null ? null : { getAttribute: () => sandbox ?? null },
  }));
  windows.forEach((one, index) => (one.parent = windows[index + 1] ?? one));
  return windows[0] as unknown as Window;
}

describe('what frames allow', () => {
  it('is everything without a frame, and in one without a sandbox', () => {
    expect(frameRule('allow-downloads', framed())).toBe('allowed');
    expect(frameRule('allow-downloads', framed(undefined))).toBe('allowed');
  });

  it('is what each sandbox around allows', () => {
    expect(frameRule('allow-downloads', framed('allow-scripts allow-same-origin'))).toBe('refused');
    expect(frameRule('allow-downloads', framed('allow-downloads allow-same-origin'))).toBe('allowed');
    expect(frameRule('allow-downloads', framed('allow-downloads', 'allow-scripts'))).toBe('refused');
  });

  it('is not known where the page around is of another origin', () => {
    expect(frameRule('allow-downloads', framed(null))).toBe('unknown');
    const shut = {
      ...framed(undefined),
      get frameElement(): never {
        throw new DOMException('no', 'SecurityError');
      },
    };
    expect(frameRule('allow-modals', shut as unknown as Window)).toBe('unknown');
  });
});
