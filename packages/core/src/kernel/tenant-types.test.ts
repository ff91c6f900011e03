// The tenant is a type that must be given, not a habit: what reads, writes, tells or remembers for a business takes no other text in its place.
import { describe, expectTypeOf, it } from 'vitest';
import type { Broadcaster } from '../broadcast/broadcaster.ts';
import type { AnswerContext } from '../capabilities/capability.ts';
import type { DataAdapter } from '../data/adapter.ts';
import type { Asker } from '../engine/answers.ts';
import type { BusinessAnalytics } from '../engine/analytics.ts';
import type { Tenant } from '../engine/tenant.ts';
import type { Tenants } from '../engine/tenants.ts';
import { businessIdOf, type BusinessId } from './ids.ts';

/** The methods of a seam that are given no business: neither first, nor in a query that must have one. */
type WithoutBusiness<Seam> = {
  [Name in keyof Seam]-?: NonNullable<Seam[Name]> extends (...given: infer Given) => unknown
    ? Given extends readonly [infer First, ...unknown[]]
      ? First extends BusinessId | { readonly business: BusinessId }
        ? never
        : Name
      : Name
    : never;
}[keyof Seam];

describe('the tenant', () => {
  it('is given to every method of a store, but for those about the store itself', () => {
    expectTypeOf<WithoutBusiness<DataAdapter>>().toEqualTypeOf<'businesses' | 'close'>();
  });

  it('is given to every telling of a change', () => {
    expectTypeOf<WithoutBusiness<Broadcaster>>().toEqualTypeOf<'close'>();
  });

  it('is in everything that answers are made of', () => {
    expectTypeOf<Asker['business']>().toEqualTypeOf<BusinessId>();
    expectTypeOf<AnswerContext['business']>().toEqualTypeOf<BusinessId>();
    expectTypeOf<Parameters<Tenants['of']>>().toEqualTypeOf<[id: BusinessId]>();
    expectTypeOf<Tenant['id']>().toEqualTypeOf<BusinessId>();
    expectTypeOf<BusinessAnalytics['id']>().toEqualTypeOf<BusinessId>();
  });

  it('is no text that merely looks like one', () => {
    expectTypeOf<string>().not.toExtend<BusinessId>();
    expectTypeOf<'shop-1'>().not.toExtend<BusinessId>();
    expectTypeOf(businessIdOf('shop-1')).toEqualTypeOf<BusinessId>();
    const read = (adapter: DataAdapter, id: string): unknown =>
      // @ts-expect-error a text from anywhere opens no store
      adapter.find(id, { kind: 'business' });
    expectTypeOf(read).toBeFunction();
  });
});
