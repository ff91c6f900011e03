/** Waits for work, but not for longer than so many milliseconds: then it rejects with what `late` makes. The work itself goes on. */
export function within<T>(limitMs: number, work: Promise<T>, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), limitMs);
    const settle = async (): Promise<void> => {
      try {
        resolve(await work);
      } catch (error) {
        reject(error as Error);
      } finally {
        clearTimeout(timer);
      }
    };
    void settle();
  });
}
