import { createAnalytics, memoryAdapter } from '@bizboost/core';
import { connectRedis, redisRateLimiter } from '@bizboost/adapters/redis';
import { createServer, issueToken, type LogEntry, type RateLimiter } from '@bizboost/server';
import { expect, onTestFinished, test } from 'vitest';
import { describeOwnServices } from '../../services/describe-service.ts';
import { startRedis } from '../../services/redis.ts';

const secret = 'a secret of at least thirty-two bytes';

describeOwnServices(['redis'], 'three servers that count over one Redis', () => {
  test('answer together what one may, and each as many for itself as soon as there is no Redis', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const logged: LogEntry[] = [];
    const servers = await Promise.all(
      [1, 2, 3].map(async () => {
        const connection = await connectRedis(redis.url);
        onTestFinished(() => connection.close());
        const analytics = createAnalytics({ adapter: memoryAdapter() });
        analytics.for('shop-1', { name: 'Chitenge House', timezone: 'Africa/Lusaka', currency: 'ZMW' });
        const rateLimiter: RateLimiter = redisRateLimiter(connection);
        const limits = { maxRequestsPerMinute: 20 };
        return createServer({ analytics, auth: { secret }, limits, rateLimiter, log: (entry) => logged.push(entry) });
      }),
    );
    const ask = async (subject: string, count: number): Promise<readonly number[]> => {
      const token = await issueToken(secret, { business: 'shop-1', subject });
      const headers = { authorization: `Bearer ${token}` };
      return Promise.all(
        Array.from({ length: count }, async (_, i) => {
          const response = await servers[i % servers.length]?.request('/analytics/live', { headers });
          return response?.status ?? 0;
        }),
      );
    };
    const taken = (statuses: readonly number[]) => statuses.filter((status) => status === 200).length;

    const together = await ask('one', 60);
    expect(new Set(together)).toEqual(new Set([200, 429]));
    expect(taken(together)).toBe(20);
    expect(taken(await ask('another', 15))).toBe(15);

    await redis.kill();
    const apart = await ask('a third', 90);
    expect(taken(apart)).toBe(60);
    expect(logged.map(({ message }) => message)).toEqual(
      Array.from({ length: 3 }, () => expect.stringContaining('each counts its own') as string),
    );
  });
});
