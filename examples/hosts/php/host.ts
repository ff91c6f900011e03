// A PHP site (php -S) beside `bizboost serve`: PHP knows who is logged in, and mints their token.
import { spawn } from 'node:child_process';
import type { Host } from '../lib/host.ts';
import { endWithUs } from '../lib/service.ts';

export const host: Host = {
  isGuarded: true,
  async start({ port, service, secretFile = '' }) {
    const env = { ...process.env, BIZBOOST_SERVICE: service, BIZBOOST_SECRET_FILE: secretFile };
    const php = endWithUs(
      spawn('php', ['-S', `127.0.0.1:${port}`, '-t', import.meta.dirname], {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    );
    await new Promise<void>((resolve, reject) => {
      let said = '';
      php.on('error', () => reject(new Error('There is no php. On Debian: apt-get install php-cli')));
      php.on('exit', () => reject(new Error(`php ended: ${said}`)));
      php.stderr.setEncoding('utf8').on('data', (part: string) => {
        said += part;
        if (said.includes('started')) resolve();
      });
    });
  },
};
