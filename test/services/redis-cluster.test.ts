import { Cluster } from 'ioredis';
import { expect, it, onTestFinished } from 'vitest';
import { describeOwnServices } from './describe-service.ts';
import { startRedisCluster } from './redis-cluster.ts';
import { eventually } from './wait.ts';

describeOwnServices(['redis-cluster'], 'a Redis Cluster behind lines', () => {
  it('keeps clients on the lines, also when it sends them to another node', async () => {
    const redis = await startRedisCluster({ proxied: true });
    onTestFinished(() => redis.stop());
    const client = new Cluster([redis.urls[0] as string], { redisOptions: { maxRetriesPerRequest: 0 } });
    client.on('error', () => {});
    onTestFinished(() => client.disconnect());
    for (let i = 0; i < 30; i++) await client.set(`key ${i}`, i);
    const reached = client.nodes('master').map(({ options }) => options.port);
    expect(reached.toSorted()).toEqual(redis.proxies.map((line) => line.port).toSorted());
    for (const line of redis.proxies) expect(line.connections).toBeGreaterThan(0);
    for (const line of redis.proxies) line.refuse();
    for (const line of redis.proxies) line.cut();
    await eventually(() => client.nodes('master').every(({ status }) => status !== 'ready'));
    for (const line of redis.proxies) await line.mend();
    expect(await eventually(() => client.get('key 7'))).toBe('7');
  });
});
