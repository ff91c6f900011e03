// A launcher of @web/test-runner for WebKitGTK: its MiniBrowser on a virtual screen, driven with plain WebDriver over fetch.
// It offers what the runner's command plugins look for (sendKeys, sendMouse); no viewport, media or screenshot commands.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** WebDriver's code points for keys that type no character. */
const KEYS = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Backspace: '\uE003',
  Delete: '\uE017',
  Space: ' ',
};

export function webkitGtkLauncher() {
  const children = [];
  let driver; // base URL of the driver
  let sessionId;
  let starting;
  let current; // one window, so one test file at a time

  async function webdriver(method, path, body) {
    const response = await fetch(driver + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`WebDriver ${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  async function start() {
    const [binary] = globSync('/usr/lib/*/webkit2gtk-4.1/MiniBrowser');
    if (!binary) throw new Error('MiniBrowser of webkit2gtk-4.1 not found: install webkit2gtk-driver and xvfb');
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    children.push(screen);
    const display = await firstOutput(screen, screen.stdio[3]);
    const port = await freePort();
    const process_ = spawn('WebKitWebDriver', [`--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: `:${display}`,
        GDK_BACKEND: 'x11',
        NO_AT_BRIDGE: '1',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      },
    });
    children.push(process_);
    driver = `http://127.0.0.1:${port}`;
    for (let attempt = 0; ; attempt++) {
      try {
        await webdriver('GET', '/status');
        break;
      } catch (error) {
        if (attempt > 50) throw error;
        await sleep(100);
      }
    }
    const options = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
    ({ sessionId } = await webdriver('POST', '/session', { capabilities: { alwaysMatch: options } }));
  }

  const inSession = (method, path, body) => webdriver(method, `/session/${sessionId}${path}`, body);
  const actions = (list) => inSession('POST', '/actions', { actions: [list] });
  const pointer = (...steps) =>
    actions({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: steps });
  const moveTo = (x, y) => ({ type: 'pointerMove', x, y, duration: 0 });

  return {
    name: 'WebKitGTK',
    type: 'webdriver', // the command plugins look for this type
    concurrency: 1,

    async startSession(id, url) {
      await (starting ??= start());
      current = { id, url };
      await inSession('POST', '/url', { url });
    },
    async stopSession() {
      current = undefined;
      await inSession('POST', '/url', { url: 'about:blank' });
      return {};
    },
    isActive: (id) => current?.id === id,
    getBrowserUrl: (id) => (current?.id === id ? current.url : undefined),
    async startDebugSession() {
      throw new Error('WebKitGTK runs on a virtual screen: debug in a desktop browser');
    },
    async stop() {
      if (sessionId) await inSession('DELETE', '').catch(() => undefined);
      for (const child of children.toReversed()) child.kill('SIGTERM');
    },

    sendKeys: (_id, keys) =>
      actions({
        type: 'key',
        id: 'keyboard',
        actions: keys.flatMap((key) => {
          const chord = key.length > 1 ? key.split('+').map((part) => KEYS[part] ?? part) : [key];
          const step = (type) => (value) => ({ type, value });
          return [...chord.map(step('keyDown')), ...chord.toReversed().map(step('keyUp'))];
        }),
      }),
    sendMouseMove: (_id, x, y) => pointer(moveTo(x, y)),
    sendMouseClick: (_id, x, y, button = 0) =>
      pointer(moveTo(x, y), { type: 'pointerDown', button }, { type: 'pointerUp', button }),
    resetMouse: () => inSession('DELETE', '/actions'),
  };
}

/** The first thing a child writes to the stream; fails when it cannot start or ends before. */
async function firstOutput(child, stream) {
  const failed = Promise.race([
    once(child, 'error').then(([error]) => Promise.reject(error)),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${child.spawnfile} ended with ${code}`))),
  ]);
  failed.catch(() => undefined);
  const [chunk] = await Promise.race([once(stream, 'data'), failed]);
  return String(chunk).trim();
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
