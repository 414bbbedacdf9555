import type { FilledVariable } from '../templates/fill-template.ts';
import type { OutgoingContent } from './outgoing-content.ts';

type Place = { readonly latitude: number; readonly longitude: number; readonly name: string | null; readonly address: string | null };

/** A template as it is handed to WhatsApp: everything looked up, nothing left to decide. */
export type TemplatePayload = {
  readonly kind: 'template';
  readonly name: string;
  /** Meta's word for the category, as it was then. */
  readonly category: string;
  /** Meta's exact code. */
  readonly language: string;
  readonly parameterFormat: 'positional' | 'named';
  readonly headerFile: { readonly kind: 'image' | 'video' | 'document'; readonly fileName: string | null } | null;
  readonly headerPlace: Place | null;
  readonly header: readonly FilledVariable[];
  readonly body: readonly FilledVariable[];
  readonly buttons: readonly { readonly index: number; readonly kind: 'url' | 'copy-code'; readonly value: string }[];
};

/** What the queue keeps of an accepted message: the content, with a template already filled. */
export type SendPayload = Exclude<OutgoingContent, { kind: 'template' }> | TemplatePayload;
