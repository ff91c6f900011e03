import type { Writable } from 'node:stream';

/** How far long work has come. */
export interface Progress {
  /** `fraction` from 0 to 1; `text` follows the bar. Cheap: draws at most ten times a second. */
  update(fraction: number, text: string): void;
  /** Draws a last time and ends the line. */
  end(): void;
}

export interface ProgressOptions {
  readonly label: string;
  /** Standard error, so that results stay alone on standard output. */
  readonly to: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly now?: () => number;
}

const DRAW_EVERY_MS = 100;
const LINE_EVERY_MS = 5_000;
const BAR_CELLS = 24;

/** A bar that redraws itself on a terminal; a plain line every five seconds into a file or pipe. */
export function progressOn(options: ProgressOptions): Progress {
  const now = options.now ?? Date.now;
  const isTerminal = options.to.isTTY === true;
  let drawnAt = isTerminal ? -Infinity : now();
  let latest = '';
  const draw = (): void => {
    drawnAt = now();
    options.to.write(isTerminal ? `\r\x1b[2K${latest.slice(0, (options.to.columns ?? 80) - 1)}` : `${latest}\n`);
  };
  return {
    update(fraction, text) {
      latest = `${options.label} ${barOf(fraction)} ${percentOf(fraction)} ${text}`;
      if (now() - drawnAt >= (isTerminal ? DRAW_EVERY_MS : LINE_EVERY_MS)) draw();
    },
    end() {
      if (isTerminal && latest !== '') {
        draw();
        options.to.write('\n');
      }
    },
  };
}

function barOf(fraction: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * BAR_CELLS);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_CELLS - full)}`;
}

function percentOf(fraction: number): string {
  return `${Math.floor(Math.min(1, Math.max(0, fraction)) * 100)}%`.padStart(4);
}
