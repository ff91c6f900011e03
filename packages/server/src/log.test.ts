import { describe, expect, it, vi } from 'vitest';
import { logAsJson } from './log.ts';

describe('a log of JSON lines', () => {
  it('has each entry on a line, with the failure and what caused it', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const cause = new Error('connection lost\nby the other side');
    logAsJson({
      level: 'error',
      message: 'No answer.',
      reference: 'r-1',
      error: new TypeError('not read', { cause }),
    });
    const [line] = error.mock.calls[0] as [string];
    error.mockRestore();
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toMatchObject({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      level: 'error',
      message: 'No answer.',
      reference: 'r-1',
      error: { name: 'TypeError', message: 'not read', cause: { name: 'Error', message: cause.message } },
    });
  });

  it('ends where a failure is its own cause, and takes what is no error', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const circle: Error & { cause?: unknown } = new Error('round');
    circle.cause = circle;
    logAsJson({ level: 'warn', message: 'Once.', error: circle });
    logAsJson({ level: 'warn', message: 'Twice.', error: 'thrown as it is' });
    const lines = warn.mock.calls.map(([line]) => JSON.parse(line as string) as { readonly error: unknown });
    warn.mockRestore();
    expect(JSON.stringify(lines[0]).match(/"round"/g)).toHaveLength(6);
    expect(lines[1]?.error).toBe('thrown as it is');
  });
});
