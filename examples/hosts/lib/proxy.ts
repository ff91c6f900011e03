/** Where `bizboost serve` is, for a Vite server: in development and in preview alike. */
export const proxy = { '/bizboost': process.env.BIZBOOST ?? 'http://127.0.0.1:4870' };
