/** What a frame may let its page do, as `sandbox` spells it. */
export type FrameRule = 'allow-downloads' | 'allow-modals';

/**
 * Whether the frames around this page let it do something: browsers refuse without a word. `unknown`: a page of another origin is around it and does not say.
 */
export function frameRule(rule: FrameRule, view: Window = window): 'allowed' | 'refused' | 'unknown' {
  try {
    for (let inner = view; inner !== inner.parent; inner = inner.parent) {
      const frame = inner.frameElement;
      if (frame === null) return 'unknown';
      const sandbox = frame.getAttribute('sandbox');
      if (sandbox !== null && !sandbox.split(/\s+/).includes(rule)) return 'refused';
    }
    return 'allowed';
  } catch {
    return 'unknown';
  }
}
