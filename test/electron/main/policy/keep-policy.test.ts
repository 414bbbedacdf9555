import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSignedBy } from '../../../../electron/main/cryptography/cryptography.ts';
import { createPolicyKeeper } from '../../../../electron/main/policy/keep-policy.ts';
import type { Vault } from '../../../../electron/vault/vault-contract.ts';
import { builtInSettings } from '../../../../shared/domain/policy/policy.ts';
import type { PolicySettings, SignedPolicy } from '../../../../shared/domain/policy/policy.ts';
import type { PolicyReport } from '../../../../shared/protocol/policy.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { idOf } from '../../../support/cache-content.ts';
import { openTestVault } from '../../../support/open-test-vault.ts';
import { sendError, sendJson, startStubRelay } from '../support/start-stub-relay.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const company = generateKeyPairSync('ed25519');
const somebodyElse = generateKeyPairSync('ed25519');
const rawKey = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');

function signed(revision: number, settings: Partial<PolicySettings> = {}, more: { readonly by?: KeyObject; readonly companyId?: string; readonly schema?: number } = {}): SignedPolicy {
  const document = {
    schema: more.schema ?? 1,
    companyId: more.companyId ?? idOf('company', 1),
    revision,
    issuedAt: 1,
    settings: { ...builtInSettings('Europe/Berlin'), ...settings },
  };
  const payload = JSON.stringify(document);
  return { payload, signature: sign(null, Buffer.from(payload), more.by ?? company.privateKey).toString('base64'), keyId: 'any' };
}

async function bench(vaultGiven?: Awaited<ReturnType<typeof openTestVault>>) {
  const testVault = vaultGiven ?? (await openTestVault());
  const vault: Vault = { call: testVault.call, onChanges: () => () => undefined };
  let current: SignedPolicy | null = null;
  let reportsFail = false;
  const reports: PolicyReport[] = [];
  const relay = await startStubRelay((asked, response) => {
    if (asked.path === '/v1/policy/report') {
      if (reportsFail) return sendError(response, 503, 'unavailable', { kind: 'after', afterMs: 0 });
      reports.push(JSON.parse(asked.body) as PolicyReport);
      return void response.writeHead(204).end();
    }
    if (current === null) return sendError(response, 404, 'not-found', { kind: 'never' });
    return sendJson(response, 200, current);
  });
  let changes = 0;
  const make = () =>
    createPolicyKeeper({
      vault,
      link: relay.link,
      companyId: idOf('company', 1),
      publicKey: rawKey(company.publicKey),
      isSignedBy,
      zone: () => 'Europe/Berlin',
      clock: fakeClock(),
      log: silent,
      onChanged: () => (changes += 1),
    });
  return {
    testVault,
    make,
    keeper: make(),
    publish: (policy: SignedPolicy) => (current = policy),
    failReports: (fail: boolean) => (reportsFail = fail),
    reports,
    changes: () => changes,
  };
}

describe('the policy of a device', () => {
  it('is the protective built-in one until one arrives, then the company\'s, and the relay hears of it', async () => {
    const { keeper, publish, reports, changes } = await bench();
    await keeper.refresh();
    expect([keeper.revision(), keeper.settings()]).toEqual([null, builtInSettings('Europe/Berlin')]);
    publish(signed(3, { retention: { messageDays: 5, attachmentDays: 1 } }));
    await keeper.refresh();
    expect([keeper.revision(), keeper.settings().retention.messageDays]).toEqual([3, 5]);
    expect(reports).toEqual([{ revision: 3, outcome: 'applied', reason: null, detail: null }]);
    await keeper.refresh();
    expect(reports).toHaveLength(1);
    expect(changes()).toBe(1);
  });

  it.each([
    ['of another signer', signed(9, {}, { by: somebodyElse.privateKey }), 'wrong-signature'],
    ['with a changed word', { ...signed(9), payload: signed(9).payload.replace('"messageDays":30', '"messageDays":90') }, 'wrong-signature'],
    ['of another company', signed(9, {}, { companyId: idOf('company', 2) }), 'other-company'],
    ['of a schema that this version does not know', signed(9, {}, { schema: 2 }), 'unknown-schema'],
    ['that is older than the one in force', signed(4), 'older-revision'],
  ] as const)('refuses one %s, goes on with the one in force, and tells the relay why, once', async (_what, policy, reason) => {
    const { keeper, publish, reports } = await bench();
    publish(signed(5, { retention: { messageDays: 5, attachmentDays: 1 } }));
    await keeper.refresh();
    publish(policy);
    await keeper.refresh();
    await keeper.refresh();
    expect([keeper.revision(), keeper.settings().retention.messageDays, keeper.refused()?.reason]).toEqual([5, 5, reason]);
    expect(reports.filter(({ outcome }) => outcome === 'refused').map((report) => report.reason)).toEqual([reason]);
    publish(signed(10));
    await keeper.refresh();
    expect([keeper.revision(), keeper.refused()]).toEqual([10, null]);
  });

  it('tells the relay later when it could not be told at once', async () => {
    const { keeper, publish, reports, failReports } = await bench();
    failReports(true);
    publish(signed(1));
    await keeper.refresh();
    expect(reports).toEqual([]);
    failReports(false);
    await keeper.refresh();
    expect(reports).toHaveLength(1);
  });

  it('is there at the next start, checked again; one that was tampered with is not obeyed', async () => {
    const { keeper, publish, testVault, make } = await bench();
    publish(signed(7, { retention: { messageDays: 5, attachmentDays: 1 } }));
    await keeper.refresh();
    const next = make();
    expect(await next.readStored()).toBe(true);
    expect([next.revision(), next.settings().retention.messageDays]).toEqual([7, 5]);
    const loose = signed(8, { retention: { messageDays: 3650, attachmentDays: 3650 } }, { by: somebodyElse.privateKey });
    await testVault.value('policy.store', { policy: loose, revision: 8 });
    const tampered = make();
    expect(await tampered.readStored()).toBe(false);
    expect([tampered.revision(), tampered.settings(), tampered.refused()?.reason]).toEqual([null, builtInSettings('Europe/Berlin'), 'wrong-signature']);
    await tampered.refresh();
    expect([tampered.revision(), tampered.refused()]).toEqual([7, null]);
  });
});
