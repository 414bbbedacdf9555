import type { Result } from '../../shared/kernel/result.ts';
import { fail, succeed } from '../../shared/kernel/result.ts';
import { Redacted } from '../../shared/kernel/redacted.ts';

/** The sandbox's settings from the environment. */
export type SandboxEnvironment = {
  readonly port: number;
  readonly host: string;
  readonly webhookUrl: string;
  readonly appSecret: Redacted;
  readonly accessToken: Redacted;
  readonly phoneNumberId: string;
  readonly businessAccountId: string;
  readonly displayPhoneNumber: string;
  readonly seed: string | undefined;
  readonly script: string | undefined;
  readonly speed: number;
  readonly stateDir: string | undefined;
};

const known = [
  'SANDBOX_PORT', 'SANDBOX_HOST', 'SANDBOX_WEBHOOK_URL', 'SANDBOX_PHONE_NUMBER_ID', 'SANDBOX_BUSINESS_ACCOUNT_ID', 'SANDBOX_DISPLAY_PHONE_NUMBER', 'SANDBOX_SEED', 'SANDBOX_SCRIPT',
  'SANDBOX_SPEED', 'SANDBOX_STATE_DIR',
];

/** Reads and checks the environment. @returns a failure, one line for each missing secret or for the first other mistake, without any value that is secret. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): Result<SandboxEnvironment, string> {
  const stranger = Object.keys(environment).find((name) => name.startsWith('SANDBOX_') && !known.includes(name));
  if (stranger !== undefined) return fail(`${stranger} is not a setting of the sandbox. Settings are ${known.join(', ')}.`);
  const text = (name: string): string | undefined => (environment[name] === '' ? undefined : environment[name]);
  const port = Number(text('SANDBOX_PORT') ?? '4700');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return fail('SANDBOX_PORT must be a port number, 0 to 65535 (0 takes a free one).');
  const host = text('SANDBOX_HOST') ?? '127.0.0.1';
  if (!['127.0.0.1', '::1', 'localhost'].includes(host)) return fail('SANDBOX_HOST must be this machine (127.0.0.1, ::1 or localhost): the sandbox has no protection for a network.');
  const webhookUrl = text('SANDBOX_WEBHOOK_URL') ?? 'http://127.0.0.1:4600/webhooks/whatsapp';
  if (!URL.canParse(webhookUrl) || !/^https?:$/.test(new URL(webhookUrl).protocol)) return fail('SANDBOX_WEBHOOK_URL must be an http or https address.');
  const appSecret = text('WHATSAPP_APP_SECRET');
  const accessToken = text('WHATSAPP_ACCESS_TOKEN');
  if (appSecret === undefined || accessToken === undefined) {
    const missing = [
      ...(appSecret === undefined ? ['WHATSAPP_APP_SECRET is missing: webhooks are signed with it; use the value that the relay has.'] : []),
      ...(accessToken === undefined ? ['WHATSAPP_ACCESS_TOKEN is missing: calls must carry it; use the value that the relay has.'] : []),
    ];
    return fail(missing.join('\n'));
  }
  const phoneNumberId = text('SANDBOX_PHONE_NUMBER_ID') ?? '106540352242922';
  const businessAccountId = text('SANDBOX_BUSINESS_ACCOUNT_ID') ?? '102290129340398';
  if (!/^\d{1,20}$/.test(phoneNumberId)) return fail('SANDBOX_PHONE_NUMBER_ID must be digits.');
  if (!/^\d{1,20}$/.test(businessAccountId)) return fail('SANDBOX_BUSINESS_ACCOUNT_ID must be digits.');
  const displayPhoneNumber = text('SANDBOX_DISPLAY_PHONE_NUMBER') ?? '15550783881';
  if (!/^\+?[\d\s()-]{6,25}$/.test(displayPhoneNumber)) return fail('SANDBOX_DISPLAY_PHONE_NUMBER must be a phone number.');
  const speed = Number(text('SANDBOX_SPEED') ?? '1');
  if (!(speed > 0 && speed <= 10_000)) return fail('SANDBOX_SPEED must be a number above 0 (2 is twice as fast).');
  return succeed({
    port, host, webhookUrl, appSecret: new Redacted(appSecret), accessToken: new Redacted(accessToken), phoneNumberId, businessAccountId, displayPhoneNumber,
    seed: text('SANDBOX_SEED'), script: text('SANDBOX_SCRIPT'), speed, stateDir: text('SANDBOX_STATE_DIR'),
  });
}
