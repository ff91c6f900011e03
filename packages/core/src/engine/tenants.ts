import { businessIdOf, type BusinessId } from '../kernel/ids.ts';
import type { BusinessProfile } from '../records/profile.ts';
import { Tenant, type TenantParts } from './tenant.ts';

/** The businesses of an engine. */
export class Tenants {
  readonly #parts: Omit<TenantParts, 'hostProfileOf'>;
  readonly #tenants = new Map<BusinessId, Tenant>();
  readonly #hostProfiles = new Map<BusinessId, BusinessProfile>();

  constructor(parts: Omit<TenantParts, 'hostProfileOf'>) {
    this.#parts = parts;
  }

  of(id: BusinessId): Tenant {
    let tenant = this.#tenants.get(id);
    if (tenant === undefined) {
      tenant = new Tenant(id, { ...this.#parts, hostProfileOf: (business) => this.#hostProfiles.get(business) });
      this.#tenants.set(id, tenant);
    }
    return tenant;
  }

  hostProfileOf(id: BusinessId): BusinessProfile | undefined {
    return this.#hostProfiles.get(id);
  }

  /** Questions that stand are answered anew where it differs from the one before. */
  setHostProfile(id: BusinessId, profile: BusinessProfile): void {
    const before = this.#hostProfiles.get(id);
    if (JSON.stringify(before) === JSON.stringify(profile)) return;
    this.#hostProfiles.set(id, profile);
    this.#tenants.get(id)?.noteProfile();
  }

  /** Businesses that the host vouches for, and those with a `business` record in the store. */
  async withProfile(): Promise<readonly BusinessId[]> {
    const kept = (await this.#parts.adapter.businesses?.()) ?? [];
    return [...new Set([...this.#hostProfiles.keys(), ...kept])].map(businessIdOf);
  }

  close(): void {
    for (const tenant of this.#tenants.values()) tenant.close();
    this.#tenants.clear();
  }
}
