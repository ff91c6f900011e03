import { BizBoostError } from '@bizboost/core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { describeOwnServices, describeService } from '../../../../test/services/describe-service.ts';
import { openFaultProxy } from '../../../../test/services/fault-proxy.ts';
import { startRedis } from '../../../../test/services/redis.ts';
import { eventually } from '../../../../test/services/wait.ts';
import { connectRedis } from './connect-redis.ts';
import type { DriverName } from './drivers.ts';

const drivers: readonly DriverName[] = ['ioredis', 'redis'];

describeService('redis-cluster', 'connecting to a cluster', (service) => {
  test.for(drivers)('finds out that it is one, by any of its nodes (%s)', async (driver) => {
    for (const url of service.urls()) {
      const connection = await connectRedis(url, { driver });
      onTestFinished(() => connection.close());
      expect([connection.isReady(), connection.isCluster]).toEqual([true, true]);
    }
  });
});

describeOwnServices(['redis'], 'connecting', () => {
  describe.each(drivers)('by %s', (driver) => {
    test('finds a single Redis, and ends when it is closed', async () => {
      const redis = await startRedis();
      onTestFinished(() => redis.stop());
      const connection = await connectRedis(redis.url, { driver });
      expect([connection.isReady(), connection.isCluster]).toEqual([true, false]);
      expect(await connection.send('', ['PING'])).toBe('PONG');
      await connection.close();
      await connection.close();
      expect(connection.isReady()).toBe(false);
      await expect(connection.send('', ['PING'])).rejects.toMatchObject({ code: 'unavailable' });
    });

    test('resolves though there is no Redis, and connects when there is', async () => {
      const redis = await startRedis();
      onTestFinished(() => redis.stop());
      await redis.kill();
      const errors: unknown[] = [];
      const connection = await connectRedis(redis.url, { driver, onError: (error) => errors.push(error) });
      onTestFinished(() => connection.close());
      expect(connection.isReady()).toBe(false);
      expect(errors.length).toBeGreaterThan(0);
      await redis.restart();
      await eventually(() => connection.isReady());
      expect(await connection.send('', ['PING'])).toBe('PONG');
    });

    test('refuses commands at once while Redis is away, and comes back by itself', async () => {
      const redis = await startRedis();
      onTestFinished(() => redis.stop());
      const connection = await connectRedis(redis.url, { driver });
      onTestFinished(() => connection.close());
      await redis.kill();
      await eventually(() => !connection.isReady());
      await expect(connection.send('', ['PING'])).rejects.toMatchObject({ code: 'unavailable' });
      await redis.restart();
      await eventually(() => connection.isReady());
      expect(await connection.send('', ['PING'])).toBe('PONG');
    });

    test('gives up a line on which nothing comes back, and takes another', async () => {
      const redis = await startRedis();
      onTestFinished(() => redis.stop());
      const line = await openFaultProxy(redis.port);
      onTestFinished(() => line.close());
      const connection = await connectRedis(line.through(redis.url), { driver });
      onTestFinished(() => connection.close());
      line.stall();
      const sent = connection.send('', ['PING']).catch(() => 'given up');
      expect(await sent).toBe('given up');
      await eventually(() => !connection.isReady());
      await line.mend();
      await eventually(() => connection.isReady());
      expect(await connection.send('', ['PING'])).toBe('PONG');
    });

    test('asks for the password, and says nothing of it when it is wrong', async () => {
      const redis = await startRedis();
      onTestFinished(() => redis.stop());
      const admin = await connectRedis(redis.url);
      onTestFinished(() => admin.close());
      await admin.send('', ['ACL', 'SETUSER', 'shop', 'on', '>s3cret/:@', '~*', '+@all']);
      const address = new URL(redis.url);
      [address.username, address.password] = ['shop', 's3cret/:@'];
      const connection = await connectRedis(address.href, { driver });
      onTestFinished(() => connection.close());
      expect(await connection.send('', ['ACL', 'WHOAMI'])).toBe('shop');

      address.password = 'wr0ng';
      const errors: unknown[] = [];
      const refused = await connectRedis(address.href, { driver, onError: (error) => errors.push(error) });
      onTestFinished(() => refused.close());
      expect(refused.isReady()).toBe(false);
      expect(errors.map(String).join()).not.toContain('wr0ng');
    });
  });
});

test('an address that is none is refused, and not repeated', async () => {
  for (const url of ['', 'localhost:6379', 'http://user:s3cret@127.0.0.1', 'redis://[']) {
    const error = await connectRedis(url).catch((reason: unknown) => reason);
    expect(BizBoostError.isInstance(error) && error.code).toBe('invalid_input');
    expect(String(error)).not.toContain('s3cret');
  }
});
