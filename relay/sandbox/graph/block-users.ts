import type { Customer } from '../platform/customer.ts';
import { present } from '../platform/json.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse } from './graph-refusal.ts';
import type { CallResult } from './serve-call.ts';

const recentMs = 24 * 3_600_000; // Only users who wrote within the last 24 hours can be blocked.

/** Blocks users. Where some fail, the answer is HTTP 400 with both parts: what was done and error 139100. */
export function blockUsers(platform: Platform, users: readonly string[]): CallResult {
  const added: object[] = [];
  const failed: object[] = [];
  for (const input of users) {
    const customer = find(platform, input);
    const wroteLately = customer?.lastSpokeAt !== undefined && platform.clock.now() - customer.lastSpokeAt < recentMs;
    if (customer !== undefined && wroteLately) {
      platform.blocked.add(customer.phone ?? customer.userId ?? input);
      added.push(present({ input, wa_id: customer.phone, user_id: customer.phone === undefined ? customer.userId : undefined }));
    } else {
      const details = customer === undefined ? 'The user is not on WhatsApp.' : 'The user has not messaged this business in the last 24 hours.';
      failed.push(present({ input, wa_id: customer?.phone, errors: [{ message: 'Failed to block user', code: customer === undefined ? 131021 : 131047, error_data: { details } }] }));
    }
  }
  if (failed.length === 0) return { body: { messaging_product: 'whatsapp', block_users: { added_users: added } } };
  return { refusal: refuse(139100, 'Some users could not be blocked.'), beside: { messaging_product: 'whatsapp', block_users: { added_users: added, failed_users: failed } } };
}

/** Takes users off the list. */
export function unblockUsers(platform: Platform, users: readonly string[]): CallResult {
  const removed = users.map((input) => {
    const customer = find(platform, input);
    platform.blocked.delete(customer?.phone ?? customer?.userId ?? input.replaceAll(/\D/g, ''));
    return present({ input, wa_id: customer?.phone ?? (customer === undefined ? input.replaceAll(/\D/g, '') : undefined) });
  });
  return { body: { messaging_product: 'whatsapp', block_users: { removed_users: removed } } };
}

function find(platform: Platform, input: string): Customer | undefined {
  return platform.customers.withUserId(input) ?? platform.customers.withPhone(input.replaceAll(/\D/g, ''));
}
