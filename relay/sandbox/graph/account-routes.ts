import type { FastifyInstance } from 'fastify';
import { asList, asObject, present } from '../platform/json.ts';
import type { JsonObject } from '../platform/json.ts';
import type { Platform } from '../platform/platform.ts';
import { blockUsers, unblockUsers } from './block-users.ts';
import { refuse } from './graph-refusal.ts';
import { lookUpMedia } from './media-routes.ts';
import { unknownObject } from './message-routes.ts';
import { readJson, serveCall } from './serve-call.ts';
import { listTemplates } from './list-templates.ts';

type ObjectPath = { readonly Params: { readonly version: string; readonly object: string }; readonly Querystring: Readonly<Record<string, string>> };

const prefix = '/:version(^v\\d+\\.0$)/:object';

/** Limits of the business profile, in characters (Meta, 'Business profiles'). */
const profileLimits: Readonly<Record<string, number>> = { about: 139, address: 256, description: 512, email: 128, vertical: 40 };

/** Templates, block list, business profile, the number's own fields, subscriptions; and the look-up of any id. */
export function registerAccountRoutes(app: FastifyInstance, platform: Platform): void {
  const { businessAccountId, phoneNumberId } = platform.identity;

  app.get<ObjectPath>(prefix, (request, reply) => {
    const { object } = request.params;
    if (object === phoneNumberId) return serveCall(platform, request, reply, { kind: 'phone-number', run: () => ({ body: numberFields(platform) }) });
    if (object === businessAccountId) return serveCall(platform, request, reply, { kind: 'other', run: () => ({ body: { id: businessAccountId, name: 'Harbour Lettings', currency: 'GBP', timezone_id: '1' } }) });
    return serveCall(platform, request, reply, { kind: 'media-lookup', run: () => lookUpMedia(platform, object) });
  });

  app.get<ObjectPath>(`${prefix}/phone_numbers`, (request, reply) =>
    serveCall(platform, request, reply, { kind: 'phone-number', run: () => (request.params.object === businessAccountId ? { body: { data: [numberFields(platform)] } } : unknownObject(request.params.object)) }),
  );

  app.get<ObjectPath>(`${prefix}/message_templates`, (request, reply) =>
    serveCall(platform, request, reply, { kind: 'templates', run: () => (request.params.object === businessAccountId ? listTemplates(platform.templates, request.query, platform.baseUrl() + request.url, platform.settings().templatesPerPage) : unknownObject(request.params.object)) }),
  );

  app.get<ObjectPath>(`${prefix}/whatsapp_business_profile`, (request, reply) =>
    serveCall(platform, request, reply, { kind: 'profile', run: () => (request.params.object === phoneNumberId ? { body: { data: [{ messaging_product: 'whatsapp', ...Object.fromEntries(platform.profile) }] } } : unknownObject(request.params.object)) }),
  );

  app.post<ObjectPath>(`${prefix}/whatsapp_business_profile`, (request, reply) => {
    const body = readJson(request);
    return serveCall(platform, request, reply, {
      kind: 'profile',
      run: (call) => {
        call.body = body ?? null;
        return request.params.object === phoneNumberId ? changeProfile(platform, body ?? {}) : unknownObject(request.params.object);
      },
    });
  });

  app.route<ObjectPath>({
    method: ['GET', 'POST', 'DELETE'],
    url: `${prefix}/block_users`,
    handler: (request, reply) => {
      const body = readJson(request);
      return serveCall(platform, request, reply, {
        kind: 'block-users',
        run: (call) => {
          call.body = body ?? null;
          if (request.params.object !== phoneNumberId) return unknownObject(request.params.object);
          if (request.method === 'GET') return { body: { data: [...platform.blocked].map((user) => ({ messaging_product: 'whatsapp', wa_id: user })), paging: { cursors: { before: 'MAZDZD', after: 'MAZDZD' } } } };
          const users = (asList(body?.['block_users']) ?? []).map((item) => asObject(item)?.['user']).filter((user): user is string => typeof user === 'string');
          if (users.length === 0) return { refusal: refuse(131008, 'The parameter block_users is required.') };
          return request.method === 'POST' ? blockUsers(platform, users) : unblockUsers(platform, users);
        },
      });
    },
  });

  app.route<ObjectPath>({
    method: ['GET', 'POST', 'DELETE'],
    url: `${prefix}/subscribed_apps`,
    handler: (request, reply) =>
      serveCall(platform, request, reply, { kind: 'other', run: () => ({ body: request.method === 'GET' ? { data: [{ whatsapp_business_api_data: { id: '1', name: 'Deskline', link: 'https://example.org/' } }] } : { success: true } }) }),
  });
}

function numberFields(platform: Platform): JsonObject {
  return {
    id: platform.identity.phoneNumberId,
    display_phone_number: platform.identity.displayPhoneNumber,
    verified_name: 'Harbour Lettings',
    quality_rating: 'GREEN',
    code_verification_status: 'VERIFIED',
    platform_type: 'CLOUD_API',
    throughput: { level: platform.settings().throughputPerSecond > 80 ? 'HIGH' : 'STANDARD' },
    status: 'CONNECTED',
    name_status: 'APPROVED',
    whatsapp_business_manager_messaging_limit: 'TIER_2K',
    webhook_configuration: { application: platform.webhookUrl },
  };
}

function changeProfile(platform: Platform, body: JsonObject): { readonly body: unknown } | { readonly refusal: ReturnType<typeof refuse> } {
  const { messaging_product: product, ...fields } = present(body);
  if (product !== 'whatsapp') return { refusal: refuse(100, 'The parameter messaging_product is required.') };
  for (const [field, value] of Object.entries(fields)) {
    const limit = profileLimits[field];
    if (limit !== undefined && (typeof value !== 'string' || value.length > limit)) return { refusal: refuse(100, `Param ${field} must be a string of at most ${limit} characters.`) };
    if (field === 'websites' && (asList(value) ?? []).length > 2) return { refusal: refuse(100, 'Param websites must hold at most 2 addresses.') };
  }
  for (const [field, value] of Object.entries(fields)) platform.profile.set(field, value);
  return { body: { success: true } };
}
