import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { scratchFolder } from './command.ts';

const CHROMIUM = '/usr/bin/chromium';

/** A tab as it lives in a person's window: in sight, or behind another one, or frozen there. */
export interface RealTab {
  /** Brings it to the front; the tab that was there goes out of sight. */
  show(): Promise<void>;
  /** What the browser does to a tab that has been out of sight for long: no timer, no message, no byte reaches it. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** What an expression is in the page. Not of a frozen one: it would wait. */
  is(expression: string): Promise<unknown>;
}

/**
 * A browser window with tabs. Playwright makes every page believe that it is in sight; this speaks the browser's own protocol, and leaves
 * tabs as they are. Ended with the test.
 */
export async function openWindow(): Promise<{ open(url: string): Promise<RealTab> }> {
  const send = await connect(await startChromium());
  return {
    async open(url) {
      const { targetId } = await send('Target.createTarget', { url });
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      const inTab = (method: string, params: object): Promise<Reply> => send(method, params, sessionId as string);
      const become = async (state: 'frozen' | 'active'): Promise<void> =>
        void (await inTab('Page.setWebLifecycleState', { state }));
      return {
        show: async () => void (await send('Target.activateTarget', { targetId })),
        freeze: () => become('frozen'),
        thaw: () => become('active'),
        async is(expression) {
          const { result } = await inTab('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
          return (result as { readonly value?: unknown }).value;
        },
      };
    },
  };
}

type Reply = Readonly<Record<string, unknown>>;
type Send = (method: string, params: object, sessionId?: string) => Promise<Reply>;

async function startChromium(): Promise<string> {
  const profile = `--user-data-dir=${await scratchFolder()}`;
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-port=0'];
  const child = spawn(CHROMIUM, [...flags, profile, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  onTestFinished(async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  });
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /DevTools listening on (\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('Chromium ended before it said where it listens.');
}

async function connect(address: string): Promise<Send> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  onTestFinished(() => socket.close());
  const waiting = new Map<number, { resolve(reply: Reply): void; reject(error: Error): void }>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error } = JSON.parse(String(data)) as {
      readonly id?: number;
      readonly result?: Reply;
      readonly error?: { readonly message: string };
    };
    const asked = id === undefined ? undefined : waiting.get(id);
    if (error !== undefined) asked?.reject(new Error(error.message));
    else asked?.resolve(result ?? {});
  });
  let last = 0;
  return (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      waiting.set((last += 1), { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params, sessionId }));
    });
}
