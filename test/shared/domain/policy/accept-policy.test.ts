import { describe, expect, it } from 'vitest';
import { acceptPolicy } from '../../../../shared/domain/policy/accept-policy.ts';
import { builtInSettings } from '../../../../shared/domain/policy/policy.ts';
import type { CompanyId } from '../../../../shared/kernel/ids.ts';

const company = '01890000-0000-7000-8000-000000000001' as CompanyId;
const document = { schema: 1, companyId: company, revision: 7, issuedAt: 1_800_000_000_000, settings: builtInSettings('Europe/Berlin') };
const accept = (change: object, facts: { signatureValid?: boolean; currentRevision?: number | null } = {}) =>
  acceptPolicy({ payload: JSON.stringify({ ...document, ...change }), signatureValid: true, companyId: company, currentRevision: 6, ...facts });

describe('a policy is applied whole or refused with its reason', () => {
  it('takes a higher revision, the first one, and the same one again', () => {
    expect(accept({})).toMatchObject({ ok: true, value: { revision: 7 } });
    expect(accept({}, { currentRevision: null })).toMatchObject({ ok: true });
    expect(accept({}, { currentRevision: 7 })).toMatchObject({ ok: true });
  });

  it.each([
    ['a wrong signature, before anything is read', () => accept({}, { signatureValid: false }), 'wrong-signature'],
    ['an older revision', () => accept({ revision: 5 }), 'older-revision'],
    ['a newer schema', () => accept({ schema: 2 }), 'unknown-schema'],
    ['no schema', () => accept({ schema: undefined }), 'unknown-schema'],
    ['another company', () => accept({ companyId: '01890000-0000-7000-8000-000000000002' }), 'other-company'],
    ['an unknown key', () => accept({ settings: { ...document.settings, quite: {} } }), 'invalid'],
    ['a retention of zero days', () => accept({ settings: { ...document.settings, retention: { messageDays: 0, attachmentDays: 0 } } }), 'invalid'],
    ['no JSON', () => acceptPolicy({ payload: '{', signatureValid: true, companyId: company, currentRevision: null }), 'not-json'],
  ])('refuses %s', (_what, act, reason) => {
    expect(act()).toMatchObject({ ok: false, error: { reason } });
  });

  it('names the place of a fault and never its value', () => {
    const refused = accept({ settings: { ...document.settings, retention: { messageDays: 'CANARY', attachmentDays: 1 } } });
    expect(refused).toEqual({ ok: false, error: { reason: 'invalid', detail: 'settings.retention.messageDays' } });
  });
});
