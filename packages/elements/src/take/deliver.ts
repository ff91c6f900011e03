import { frameRule } from './frame-rules.ts';

/** How a file came to the person; `unsure`: only the person can see whether it did. */
export type Delivered = 'saved' | 'unsure' | 'refused' | 'shared' | 'cancelled';

/** Long enough for any browser to have read it. */
const KEPT_MS = 30_000;

/** Gives the person a file: where fingers point, by the device's own sheet of what can be done with it; else as a download. `root`: where a link may stand for a moment. */
export async function deliver(file: File, root: Node): Promise<Delivered> {
  if (matchMedia('(pointer: coarse)').matches) {
    const outcome = await shared(file);
    if (outcome !== undefined) return outcome;
  }
  const rule = frameRule('allow-downloads');
  if (rule === 'refused') return 'refused';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.hidden = true;
  root.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
  return rule === 'allowed' ? 'saved' : 'unsure';
}

// Where it cannot be handed over, for whatever reason, it can still be saved.
async function shared(file: File): Promise<'shared' | 'cancelled' | undefined> {
  try {
    if (navigator.canShare?.({ files: [file] }) !== true) return undefined;
    await navigator.share({ files: [file] });
    return 'shared';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : undefined;
  }
}
