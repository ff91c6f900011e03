import { describe, expect, it } from 'vitest';
import { hostnameOf, isLoopbackHost, isLoopbackOrigin } from './loopback.ts';

describe('loopback', () => {
  it.each([
    'localhost',
    'LOCALHOST',
    'shop.localhost',
    'localhost.',
    '127.0.0.1',
    '127.255.0.9',
    '::1',
    '[::1]',
    '::ffff:127.0.0.1',
  ])('knows %s as this machine', (host) => expect(isLoopbackHost(host)).toBe(true));

  it.each([
    '',
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.256',
    '127.1',
    '10.0.0.1',
    '0.0.0.0',
    'xlocalhost',
    '::2',
  ])('does not take %s for this machine', (host) => expect(isLoopbackHost(host)).toBe(false));

  it.each(['http://localhost:4870', 'https://127.0.0.1', 'http://[::1]:80', 'http://shop.localhost', 'null'])(
    'lets the origin %s in',
    (origin) => expect(isLoopbackOrigin(origin)).toBe(true),
  );

  it.each([
    'https://evil.example',
    'http://localhost.evil.example',
    'file://',
    'chrome-extension://abc',
    '',
    'localhost',
  ])('keeps the origin %s out', (origin) => expect(isLoopbackOrigin(origin)).toBe(false));

  it('reads the name out of a Host header, and nothing out of one that is none', () => {
    expect(hostnameOf('127.0.0.1:4870')).toBe('127.0.0.1');
    expect(hostnameOf('[::1]:4870')).toBe('[::1]');
    expect(hostnameOf('localhost')).toBe('localhost');
    expect(hostnameOf('localhost@evil.example')).toBeUndefined();
    expect(hostnameOf('evil.example:80:localhost')).toBeUndefined();
  });
});
