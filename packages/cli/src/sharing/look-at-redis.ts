import { BizBoostError } from '@bizboost/core';

const LOOKS = 5;

/** How a Redis is, in words. Rejects with what is wrong with it. */
export async function lookAtRedis(url: string): Promise<string> {
  const { connectRedis } = await import('@bizboost/adapters/redis');
  let problem: unknown;
  const redis = await connectRedis(url, { onError: (error) => (problem ??= error) });
  try {
    if (!redis.isReady()) {
      const why = problem instanceof Error ? problem.message : 'nothing answers there';
      throw new BizBoostError('unavailable', `cannot be reached: ${why}`);
    }
    const waits: number[] = [];
    for (let look = 0; look < LOOKS; look++) {
      const start = performance.now();
      await redis.send('', ['PING']);
      waits.push(performance.now() - start);
    }
    const about = String(await redis.send('', ['INFO']));
    checkEviction(fieldOf(about, 'maxmemory_policy'));
    const kind = redis.isCluster ? 'a cluster' : 'one server';
    return `${kind}, version ${fieldOf(about, 'redis_version') ?? 'unknown'}, answers in ${Math.min(...waits).toFixed(1)} ms`;
  } finally {
    await redis.close();
  }
}

function fieldOf(about: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(about)?.[1];
}

function checkEviction(policy: string | undefined): void {
  if (policy === undefined || !policy.startsWith('allkeys')) return;
  throw new BizBoostError(
    'unsupported',
    `its maxmemory-policy is ${policy}, so it may drop changes that were not read yet: set volatile-lru or noeviction`,
  );
}
