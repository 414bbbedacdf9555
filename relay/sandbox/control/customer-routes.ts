import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Customer } from '../platform/customer.ts';
import { customerBehaviour, newCustomer, phoneDigits } from '../platform/customer.ts';
import type { Platform } from '../platform/platform.ts';
import { readControlBody } from './control-answers.ts';
import { changeNumber, speak } from './speak.ts';
import { utterance } from './utterance.ts';

type KeyPath = { readonly Params: { readonly key: string } };

/** Customers: create, list, change, and let them speak, read and move. */
export function registerCustomerRoutes(app: FastifyInstance, platform: Platform): void {
  app.get('/customers', () => ({ customers: platform.customers.all() }));

  app.post('/customers', (request, reply) => {
    const wanted = readControlBody(request, reply, newCustomer);
    if (wanted === undefined) return reply;
    const customer = platform.customers.add(wanted);
    platform.remember();
    return customer === undefined ? reply.code(409).send({ error: 'The key, the phone or the user id is taken.' }) : reply.code(201).send(customer);
  });

  app.post<KeyPath>('/customers/:key/behaviour', (request, reply) => {
    const customer = find(platform, request.params.key, reply);
    const change = customer && readControlBody(request, reply, customerBehaviour);
    if (customer === undefined || change === undefined) return reply;
    const wasOffline = customer.behaviour.online === false;
    customer.behaviour = { ...customer.behaviour, ...change };
    if (wasOffline && customer.behaviour.online !== false) platform.statuses.resume(customer);
    platform.remember();
    return reply.send(customer);
  });

  app.post<KeyPath>('/customers/:key/speak', (request, reply) => {
    const customer = find(platform, request.params.key, reply);
    const said = customer && readControlBody(request, reply, utterance);
    return customer === undefined || said === undefined ? reply : reply.code(201).send({ id: speak(platform, customer, said) });
  });

  app.post<KeyPath>('/customers/:key/read', (request, reply) => {
    const customer = find(platform, request.params.key, reply);
    return customer === undefined ? reply : reply.send({ read: platform.statuses.readAll(customer) });
  });

  app.post<KeyPath>('/customers/:key/change-number', (request, reply) => {
    const customer = find(platform, request.params.key, reply);
    const wanted = customer && readControlBody(request, reply, z.strictObject({ phone: phoneDigits }));
    if (customer === undefined || wanted === undefined) return reply;
    if (platform.customers.withPhone(wanted.phone) !== undefined) return reply.code(409).send({ error: 'The phone is taken.' });
    return reply.code(201).send({ id: changeNumber(platform, customer, wanted.phone) });
  });

  app.post<KeyPath>('/customers/:key/marketing', (request, reply) => {
    const customer = find(platform, request.params.key, reply);
    const wanted = customer && readControlBody(request, reply, z.strictObject({ value: z.enum(['stop', 'resume']) }));
    if (customer === undefined || wanted === undefined) return reply;
    customer.behaviour = { ...customer.behaviour, stoppedMarketing: wanted.value === 'stop' };
    platform.remember();
    const who = { ...(customer.phone === undefined ? {} : { wa_id: customer.phone }), ...(customer.userId === undefined ? {} : { user_id: customer.userId }) };
    const { phoneNumberId, displayPhoneNumber } = platform.identity;
    platform.outbox.post({
      field: 'user_preferences',
      value: {
        messaging_product: 'whatsapp',
        metadata: { display_phone_number: displayPhoneNumber, phone_number_id: phoneNumberId },
        contacts: [{ profile: { name: customer.name }, ...who }],
        user_preferences: [{ ...who, category: 'marketing_messages', value: wanted.value, detail: `User requested to ${wanted.value} marketing messages`, timestamp: Math.floor(platform.clock.now() / 1000) }],
      },
    });
    return reply.code(202).send(customer);
  });
}

function find(platform: Platform, key: string, reply: FastifyReply): Customer | undefined {
  const customer = platform.customers.withKey(key);
  if (customer === undefined) void reply.code(404).send({ error: 'There is no such customer.' });
  return customer;
}
