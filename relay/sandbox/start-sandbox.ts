import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { registerControlRoutes } from './control/control-routes.ts';
import { registerAccountRoutes } from './graph/account-routes.ts';
import { CallJournal } from './graph/call-journal.ts';
import { FaultPlan } from './graph/faults.ts';
import { registerMediaRoutes } from './graph/media-routes.ts';
import { MediaStore } from './graph/media-store.ts';
import { registerMessageRoutes } from './graph/message-routes.ts';
import { RateLimits } from './graph/rate-limits.ts';
import { startingTemplates } from './graph/templates.ts';
import type { SandboxClock } from './platform/clock.ts';
import { systemClock } from './platform/clock.ts';
import { Customers } from './platform/customers.ts';
import type { Platform } from './platform/platform.ts';
import { seededRandom } from './platform/seeded-random.ts';
import type { SettingsChange } from './platform/settings.ts';
import { changeSettings, defaultSettings } from './platform/settings.ts';
import type { SandboxState } from './scenario/sandbox-state.ts';
import { openState } from './scenario/sandbox-state.ts';
import type { Scenario } from './scenario/scenario.ts';
import { tellScenario } from './scenario/tell-scenario.ts';
import { StatusDesk } from './webhooks/status-desk.ts';
import { WebhookOutbox } from './webhooks/webhook-outbox.ts';

/** What a sandbox is made of. Everything but the first three has a default that suits tests. */
export type SandboxOptions = {
  /** Where the relay listens for Meta. */
  readonly webhookUrl: string;
  readonly appSecret: string;
  readonly accessToken: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** A loopback address. */
  readonly host?: string;
  readonly phoneNumberId?: string;
  readonly businessAccountId?: string;
  readonly displayPhoneNumber?: string;
  readonly clock?: SandboxClock;
  /** The same seed gives the same ids, delays and chaos. Without it every start differs. */
  readonly seed?: string;
  readonly settings?: SettingsChange;
  readonly scenario?: Scenario;
  /** A folder that remembers, from one start to the next, what has been told. */
  readonly stateDir?: string;
  /** Gets one line at a time, without content, numbers or secrets. */
  readonly log?: (line: string) => void;
};

/** A running sandbox. `url` has no slash at its end; the Graph side is at `url` + `/v25.0/…`, the control side at `url` + `/sandbox/…`. */
export type RunningSandbox = { readonly url: string; readonly close: () => Promise<void> };

/** Starts the stand-in for Meta's platform in this process. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const app = Fastify({ logger: false, forceCloseConnections: true, bodyLimit: 4 * 1024 ** 2 });
  const state = openState(options.stateDir);
  // Ids of one start must not come again on the next, or new messages would pass for old ones.
  const seed = options.seed === undefined ? randomUUID() : `${options.seed}/start ${state.starts}`;
  const platform = compose(options, { seed, state }, () => {
    const address = app.server.address() as AddressInfo | null;
    return `http://${address?.family === 'IPv6' ? '[::1]' : '127.0.0.1'}:${address?.port ?? 0}`;
  });

  // Bodies stay bytes: what is not JSON must be answered as Meta answers it.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  registerMessageRoutes(app, platform);
  await registerMediaRoutes(app, platform);
  registerAccountRoutes(app, platform);
  await app.register(async (control) => registerControlRoutes(control, platform), { prefix: '/sandbox' });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: { message: 'Unknown path components', type: 'OAuthException', code: 2500, fbtrace_id: 'A' } }));
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    options.log?.(`a request failed: ${error.name}`);
    return reply.code(error.statusCode ?? 500).send({ error: { message: '(#1) API Unknown', type: 'OAuthException', code: 1, fbtrace_id: 'A' } });
  });
  await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' });
  // Customers of the scenario are put back by its telling, which knows them; these are the others.
  const told = new Set(options.scenario?.customers.map((customer) => customer.key));
  for (const kept of state.customers()) if (!told.has(kept.key)) platform.customers.restore(kept);
  const telling = options.scenario === undefined ? undefined : tellScenario(platform, options.scenario, state, options.seed ?? options.scenario.name);
  return {
    url: platform.baseUrl(),
    close: async () => {
      telling?.stop();
      platform.statuses.close();
      await platform.outbox.close();
      await app.close();
    },
  };
}

function compose(options: SandboxOptions, { seed, state }: { readonly seed: string; readonly state: SandboxState }, baseUrl: () => string): Platform {
  let current = changeSettings(defaultSettings, options.settings ?? {});
  const settings = (): typeof current => current;
  const clock = options.clock ?? systemClock;
  const log = options.log ?? ((): void => undefined);
  const identity = {
    phoneNumberId: options.phoneNumberId ?? '106540352242922',
    businessAccountId: options.businessAccountId ?? '102290129340398',
    displayPhoneNumber: options.displayPhoneNumber ?? '15550783881',
  };
  const random = (name: string): ReturnType<typeof seededRandom> => seededRandom(`${seed}/${name}`);
  const outbox = new WebhookOutbox({ url: options.webhookUrl, appSecret: options.appSecret, identity, clock, random: random('webhooks'), settings, log });
  const customers = new Customers();
  return {
    identity,
    accessToken: options.accessToken,
    webhookUrl: options.webhookUrl,
    clock,
    random: random('platform'),
    customers,
    media: new MediaStore({ clock, random: random('media'), settings }),
    outbox,
    statuses: new StatusDesk({ outbox, identity, clock, random: random('statuses'), settings }),
    limits: new RateLimits(clock),
    faults: new FaultPlan(),
    journal: new CallJournal(clock),
    templates: startingTemplates(),
    blocked: new Set(),
    profile: new Map<string, unknown>([
      ['about', 'Homes near the harbour'], ['address', '3 Quay Street'], ['description', 'Letting agency. We answer from Monday to Friday, 8 to 18.'], ['email', 'hello@harbour-lettings.example'],
      ['websites', ['https://harbour-lettings.example/']], ['vertical', 'PROF_SERVICES'],
    ]),
    settings,
    change: (change) => (current = changeSettings(current, change)),
    baseUrl,
    remember: () => state.keepCustomers(customers.all()),
    log,
  };
}
