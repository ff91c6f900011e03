// Before browser tests: installs Chromium, Firefox, WebKitGTK and fonts where it may (Debian, root), else says what is missing.
import { globSync } from 'node:fs';
import { install, mayInstall } from './apt.mjs';

const browsers = (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',');
const wanted = [
  ['chromium', '/usr/bin/chromium', true], // stories and e2e need it as well
  ['firefox-esr', '/usr/bin/firefox-esr', browsers.includes('firefox')],
  ['webkit2gtk-driver', '/usr/bin/WebKitWebDriver', browsers.includes('webkit')],
  ['xvfb', '/usr/bin/Xvfb', browsers.includes('webkit')],
  ['fonts-inter', '/usr/share/fonts/opentype/inter', true],
  ['fonts-liberation', '/usr/share/fonts/truetype/liberation*', true],
  ['fonts-noto-color-emoji', '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf', true],
];
const missing = wanted.filter(([, path, needed]) => needed && globSync(path).length === 0).map(([name]) => name);

if (missing.length > 0) {
  if (!mayInstall()) {
    console.error(
      `Missing for the browser tests: ${missing.join(', ')}. On Debian: apt-get install ${missing.join(' ')}`,
    );
    console.error('BROWSERS=chromium (or firefox, webkit) runs the component tests in that one only.');
    process.exit(1);
  }
  console.log(`Installing for the browser tests: ${missing.join(', ')}`);
  install(missing);
}
