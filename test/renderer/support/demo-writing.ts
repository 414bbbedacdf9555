/* Templates and quick replies of the letting agency, for looking at the screens. */
import type { QuickReply } from '../../../shared/domain/quick-replies/quick-reply.ts';
import type { Template } from '../../../shared/domain/templates/template.ts';
import { companyNumber, idOf, people, teams } from './demo-conversations.ts';

/** Every kind of variable and every state that a sender must cope with. */
export function demoTemplates(now: number): readonly Template[] {
  let made = 0;
  const one = (name: string, language: string, body: string, keys: readonly (readonly [string, string])[], more: Partial<Template> = {}): Template => {
    made += 1;
    return {
      id: idOf(11, made), name, language, status: 'APPROVED', statusReason: null, category: 'UTILITY', quality: 'GREEN', parameterFormat: 'positional', header: null, body, footer: null, buttons: [],
      variables: keys.map(([key, example]) => ({ part: 'body', buttonIndex: null, key, example })), numberIds: [companyNumber.id], changedAt: now, ...more,
    };
  };
  const repair = [['1', 'Grace'], ['2', '14 Quay Street'], ['3', 'Thursday at 10:00']] as const;
  const yes = (words: string) => ({ kind: 'quick-reply' as const, text: words, url: null });
  return [
    one('autumn_homes', 'en_GB', 'Hello {{1}}, five homes near the harbour have just become free.', [['1', 'Amina']], { category: 'MARKETING', quality: 'YELLOW', buttons: [yes('Show me'), yes('Stop promotions')] }),
    one('lease_document', 'en_GB', 'Hello {{1}}, here is your tenancy agreement to read before you sign.', [['1', 'Grace']], { header: { kind: 'document' } }),
    one('meeting_point', 'en_GB', 'Hello {{1}}, this is where we meet.', [['1', 'Grace']], { header: { kind: 'location' } }),
    one('rent_reminder', 'en_GB', 'Hello {{1}}, the rent for {{2}} is due on {{3}}.', repair, { status: 'PAUSED', quality: 'RED' }),
    one('repair_update', 'de', 'Guten Tag {{1}}, zur Reparatur in {{2}}: Der Handwerker kann am *{{3}}* kommen. Passt Ihnen das?', [['1', 'Frau Brandt'], ['2', 'der Hafenstraße 3'], ['3', 'Donnerstag um 10:00 Uhr']], { footer: 'Harbour Lettings', buttons: [yes('Ja, das passt'), yes('Lieber ein anderer Tag')] }),
    one('repair_update', 'en_GB', 'Hello {{1}}, about the repair at {{2}}: the engineer can come on *{{3}}*. Does that suit you?', repair, { footer: 'Harbour Lettings', buttons: [yes('Yes, that suits'), yes('Another time')] }),
    one('summer_offer', 'en_GB', 'Best homes, best prices.', [], { status: 'REJECTED', category: 'MARKETING' }),
    one('viewing_reminder', 'en_GB', 'Hello {{first_name}}, we look forward to seeing you at {{address}} on {{when}}.', [['first_name', 'Mateus'], ['address', '2 Mill Lane'], ['when', 'Friday at 16:00']], {
      parameterFormat: 'named', header: { kind: 'text', text: 'Your viewing' }, buttons: [{ kind: 'url', text: 'Directions', url: 'https://maps.example/harbour/{{1}}' }],
      variables: [...([['first_name', 'Mateus'], ['address', '2 Mill Lane'], ['when', 'Friday at 16:00']] as const).map(([key, example]) => ({ part: 'body' as const, buttonIndex: null, key, example })), { part: 'button', buttonIndex: 0, key: '1', example: '2-mill-lane' }],
    }),
    one('we_tried_to_reach_you', 'en_GB', 'Hello, we have news about your enquiry. Please answer this message and we will tell you more.', []),
  ];
}

/** Of the company, of the team and one's own. */
export function demoQuickReplies(now: number): readonly QuickReply[] {
  const [me] = people;
  const [team] = teams;
  const one = (index: number, shortcut: string, title: string, scope: QuickReply['scope'], texts: QuickReply['texts']): QuickReply => ({ id: idOf(12, index), scope, shortcut, title, texts, changedAt: now });
  return [
    one(1, 'bye', 'Kind regards', { kind: 'own', personId: me?.id ?? idOf(2, 1) }, [{ language: null, body: 'Kind regards\n{{me.name}}, {{company}}' }, { language: 'de', body: 'Viele Grüße\n{{me.name}}, {{company}}' }]),
    one(2, 'hours', 'Opening hours', { kind: 'company' }, [{ language: null, body: '{{greeting}} {{contact.first}}, we are here from Monday to Friday, 8 to 18.' }, { language: 'de', body: '{{greeting}} {{contact.name}}, wir sind von Montag bis Freitag von 8 bis 18 Uhr da.' }]),
    one(3, 'viewing', 'Propose a viewing', { kind: 'team', teamId: team?.id ?? idOf(1, 1) }, [{ language: null, body: '{{greeting}} {{contact.first}}, you can see the flat on {{day}} at {{time}}. Does that suit you?' }]),
  ];
}
