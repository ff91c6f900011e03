import { businessIdOf, type BusinessId } from '../kernel/ids.ts';
import type { BusinessProfile } from '../records/profile.ts';
import { Tenant, type TenantParts } from './tenant.ts';

const MAX_TENANTS = 10_000;
/** Longer than any computation takes: what is used is never let go. */
const IDLE_MS = 60_000;

/** The businesses of an engine. */
export class Tenants {
  readonly #parts: Omit<TenantParts, 'hostProfileOf'>;
  readonly #maxTenants: number;
  readonly #seats = new Map<BusinessId, { readonly tenant: Tenant; usedAt: number }>();
  readonly #hostProfiles = new Map<BusinessId, BusinessProfile>();

  constructor(parts: Omit<TenantParts, 'hostProfileOf'>, maxTenants: number = MAX_TENANTS) {
    this.#parts = parts;
    this.#maxTenants = maxTenants;
  }

  /** What is kept of a business. Of very many, those that were used least lately are let go, and begin anew when they come back. */
  of(id: BusinessId): Tenant {
    const now = this.#parts.clock.now();
    let seat = this.#seats.get(id);
    if (seat === undefined) {
      const parts = { ...this.#parts, hostProfileOf: (business: BusinessId) => this.#hostProfiles.get(business) };
      seat = { tenant: new Tenant(id, parts), usedAt: now };
      this.#letGo(now - IDLE_MS);
      this.#seats.set(id, seat);
    }
    seat.usedAt = now;
    return seat.tenant;
  }

  hostProfileOf(id: BusinessId): BusinessProfile | undefined {
    return this.#hostProfiles.get(id);
  }

  /** Questions that stand are answered anew where it differs from the one before. */
  setHostProfile(id: BusinessId, profile: BusinessProfile): void {
    const before = this.#hostProfiles.get(id);
    if (JSON.stringify(before) === JSON.stringify(profile)) return;
    this.#hostProfiles.set(id, profile);
    this.#seats.get(id)?.tenant.noteProfile();
  }

  /** Businesses that the host vouches for, and those with a `business` record in the store. */
  async withProfile(): Promise<readonly BusinessId[]> {
    const kept = (await this.#parts.adapter.businesses?.()) ?? [];
    return [...new Set([...this.#hostProfiles.keys(), ...kept])].map(businessIdOf);
  }

  close(): void {
    for (const { tenant } of this.#seats.values()) tenant.close();
    this.#seats.clear();
  }

  #letGo(idleSince: number): void {
    if (this.#seats.size < this.#maxTenants) return;
    for (const [id, { tenant, usedAt }] of this.#seats) {
      if (usedAt > idleSince || !tenant.isIdle) continue;
      tenant.close();
      this.#seats.delete(id);
    }
  }
}
