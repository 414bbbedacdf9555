import { z } from 'zod';
import { signedPolicy } from '../../../shared/domain/policy/policy.ts';
import { found, onCache } from '../operation.ts';
import { readPolicy as read, storePolicy as store } from '../policy/policy-rows.ts';

export const readPolicy = onCache<'policy.read'>(z.null(), (cache) => found(cache.database.read(read)));

export const storePolicy = onCache<'policy.store'>(z.strictObject({ policy: signedPolicy, revision: z.number().int().positive() }), (cache, { policy, revision }) => {
  cache.database.write((database) => store(database, policy, revision));
  return found(null);
});
