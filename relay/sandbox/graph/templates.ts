import type { JsonObject } from '../platform/json.ts';

/** A template of the catalogue, in the shape of `GET …/message_templates`. `status` changes through the control API. */
export type Template = {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
  readonly parameter_format: 'POSITIONAL' | 'NAMED';
  readonly components: readonly JsonObject[];
  status: string;
};

const quickReply = (text: string): JsonObject => ({ type: 'QUICK_REPLY', text });
const body = (text: string, example?: JsonObject): JsonObject => (example === undefined ? { type: 'BODY', text } : { type: 'BODY', text, example });
const named = (pairs: Readonly<Record<string, string>>): JsonObject => ({ body_text_named_params: Object.entries(pairs).map(([param_name, example]) => ({ param_name, example })) });

/** The templates of the demo company: every kind of variable and every state that a sender must cope with. */
export function startingTemplates(): Template[] {
  return [
    {
      id: '1192339204654487', name: 'hello_world', language: 'en_US', category: 'UTILITY', status: 'APPROVED', parameter_format: 'POSITIONAL',
      components: [{ type: 'HEADER', format: 'TEXT', text: 'Hello World' }, body('Welcome. This message shows that the number can send templates.'), { type: 'FOOTER', text: 'WhatsApp Business Platform sample message' }],
    },
    {
      id: '2093114750041101', name: 'repair_update', language: 'en_GB', category: 'UTILITY', status: 'APPROVED', parameter_format: 'POSITIONAL',
      components: [
        body('Hello {{1}}, about the repair at {{2}}: the engineer can come on {{3}}. Does that suit you?', { body_text: [['Grace', '14 Quay Street', 'Thursday at 10:00']] }),
        { type: 'FOOTER', text: 'Harbour Lettings' },
        { type: 'BUTTONS', buttons: [quickReply('Yes, that suits'), quickReply('Another time')] },
      ],
    },
    {
      id: '2093114750041102', name: 'repair_update', language: 'de', category: 'UTILITY', status: 'APPROVED', parameter_format: 'POSITIONAL',
      components: [
        body('Guten Tag {{1}}, zur Reparatur in {{2}}: Der Handwerker kann am {{3}} kommen. Passt Ihnen das?', { body_text: [['Frau Brandt', 'der Hafenstraße 3', 'Donnerstag um 10:00 Uhr']] }),
        { type: 'FOOTER', text: 'Harbour Lettings' },
        { type: 'BUTTONS', buttons: [quickReply('Ja, das passt'), quickReply('Lieber ein anderer Tag')] },
      ],
    },
    {
      id: '2093114750041103', name: 'viewing_reminder', language: 'en_GB', category: 'UTILITY', status: 'APPROVED', parameter_format: 'NAMED',
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Your viewing' },
        body('Hello {{first_name}}, we look forward to seeing you at {{address}} on {{when}}.', named({ first_name: 'Mateus', address: '2 Mill Lane', when: 'Friday at 16:00' })),
        { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Directions', url: 'https://maps.example/harbour/{{1}}', example: ['https://maps.example/harbour/2-mill-lane'] }] },
      ],
    },
    {
      id: '2093114750041104', name: 'lease_document', language: 'en_GB', category: 'UTILITY', status: 'APPROVED', parameter_format: 'POSITIONAL',
      components: [{ type: 'HEADER', format: 'DOCUMENT', example: { header_handle: ['sample'] } }, body('Hello {{1}}, here is your tenancy agreement to read before you sign.', { body_text: [['Grace']] })],
    },
    {
      id: '2093114750041105', name: 'we_tried_to_reach_you', language: 'en_GB', category: 'UTILITY', status: 'APPROVED', parameter_format: 'POSITIONAL',
      components: [body('Hello, we have news about your enquiry. Please answer this message and we will tell you more.')],
    },
    {
      id: '2093114750041106', name: 'autumn_homes', language: 'en_GB', category: 'MARKETING', status: 'APPROVED', parameter_format: 'POSITIONAL',
      components: [body('Hello {{1}}, five homes near the harbour have just become free.', { body_text: [['Amina']] }), { type: 'BUTTONS', buttons: [quickReply('Show me'), quickReply('Stop promotions')] }],
    },
    {
      id: '2093114750041107', name: 'rent_reminder', language: 'en_GB', category: 'UTILITY', status: 'PAUSED', parameter_format: 'POSITIONAL',
      components: [body('Hello {{1}}, the rent for {{2}} is due on {{3}}.', { body_text: [['Grace', '14 Quay Street', '1 December']] })],
    },
    {
      id: '2093114750041108', name: 'summer_offer', language: 'en_GB', category: 'MARKETING', status: 'REJECTED', parameter_format: 'POSITIONAL',
      components: [body('Best homes, best prices.')],
    },
  ];
}
