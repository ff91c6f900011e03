import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { describeOwnServices } from '../../services/describe-service.ts';
import { startRedisCluster } from '../../services/redis-cluster.ts';
import { startRedis } from '../../services/redis.ts';

const MAIN = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url));

/** What `bizboost doctor` says of a Redis. */
async function saidOf(url: string): Promise<string> {
  const words = ['--conditions=bizboost-source', MAIN, 'doctor', '--port', '0', '--redis', url];
  // Its exit code speaks of other things as well.
  const said = await new Promise<string>((resolve) =>
    execFile(process.execPath, words, (_, output) => resolve(output)),
  );
  return /^. redis .*$/m.exec(said)?.[0] ?? said;
}

describeOwnServices(['redis', 'redis-cluster'], 'bizboost doctor', () => {
  test('tells one Redis from a cluster, and how fast it answers', async () => {
    const [redis, cluster] = await Promise.all([startRedis(), startRedisCluster()]);
    onTestFinished(async () => void (await Promise.all([redis.stop(), cluster.stop()])));
    expect(await saidOf(redis.url)).toMatch(/^✓ redis +one server, version \d.*, answers in [\d.]+ ms$/);
    expect(await saidOf(cluster.url)).toMatch(/^✓ redis +a cluster, version \d.*, answers in [\d.]+ ms$/);
  });

  test('warns of a Redis that may drop what was not read yet', async () => {
    const redis = await startRedis({ settings: { 'maxmemory-policy': 'allkeys-lru' } });
    onTestFinished(() => redis.stop());
    expect(await saidOf(redis.url)).toMatch(/^✗ redis .*allkeys-lru.*volatile-lru/);
  });
});
