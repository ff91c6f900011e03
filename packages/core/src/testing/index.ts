/**
 * What adapters, cache stores, broadcasters and hosts are tested with: conformance cases as data (for any test runner), a clock that moves
 * only when told to, trouble on command, and a small shop. Imports no test runner.
 */
export { broadcasterCases, type BroadcasterCase, type MakeBroadcasters } from './broadcaster-cases.ts';
export { cacheStoreCases, type CacheStoreCase, type MakeCacheStore } from './cache-store-cases.ts';
export { createChaos, type Chaos } from './chaos.ts';
export { chaoticAdapter, chaoticBroadcaster, chaoticCacheStore } from './chaotic.ts';
export * from './data-adapter-cases.ts';
export { createFakeClock, settle, type FakeClock } from './fake-clock.ts';
export { samplePostRecord, samplePosts, type SamplePage } from './sample-posts.ts';
export { smallShop, type SmallShop, type SmallShopOptions } from './small-shop.ts';
