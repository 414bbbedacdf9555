import { bareNumber, parsePhoneNumber, parseWhatsappNumber } from '../contacts/parse-phone-number.ts';
import type { NumberRefusal } from '../contacts/parse-phone-number.ts';
import { conversationId } from '../../kernel/ids.ts';
import type { ConversationId } from '../../kernel/ids.ts';
import { fail, succeed } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';

/** Where a link from outside leads. `open`: just to the window · `phone`: digits with the calling code, as WhatsApp writes numbers. */
export type DeskLink = { readonly kind: 'open' } | { readonly kind: 'conversation'; readonly id: ConversationId } | { readonly kind: 'number'; readonly phone: string };

/** `not-ours`: no form that we know · `no-number`: a form of ours without a usable number · `no-country`: a number that only works inside one country. */
export const linkRefusals = ['not-ours', 'no-number', 'no-country'] as const;
export type LinkRefusal = (typeof linkRefusals)[number];

/** Longer than any honest link; longer ones are not even looked at. */
const longestLink = 2000;
/** What marks a link of ours at the beginning of an argument. */
const forms = /^(?:deskline:|tel:|whatsapp:|https?:\/\/(?:wa\.me|(?:api|web)\.whatsapp\.com)(?:[/?]|$))/i;

/** Whether a text looks like a link that Deskline follows; whether it is a good one, `parseDeskLink` says. Pure. */
export function isDeskLink(text: string): boolean {
  return forms.test(text);
}

/**
 * Reads `deskline://open`, `deskline://conversation/<id>`, `deskline://chat?phone=…`, `tel:…`, `whatsapp://send?phone=…`, `https://wa.me/<number>` and WhatsApp's `send?phone=` pages.
 * Anybody can make such a link, so everything but an id or a number is dropped: prepared texts, other parameters, fragments. Pure; never throws.
 */
export function parseDeskLink(text: string): Result<DeskLink, LinkRefusal> {
  // Control characters and bidi marks: an honest link has none, and they would hide what is really called.
  if (text.length > longestLink || /[\p{Cc}\p{Cf}\\]/u.test(text)) return fail('not-ours');
  const telephone = /^tel:(.*)$/i.exec(text)?.[1];
  if (telephone !== undefined) return parseTelephone(telephone);
  const [, place, path = '', query = ''] = /^deskline:\/\/(open|conversation|chat)(\/[^?#]*)?(\?[^#]*)?(?:#.*)?$/i.exec(text) ?? [];
  if (place !== undefined) return parseOwn({ place: place.toLowerCase(), path: bare(path), query });
  const send = /^whatsapp:(?:\/\/)?\/?send\/?(\?[^#]*)?(?:#.*)?$/i.exec(text);
  if (send !== null) return parseNumber(phoneIn(send[1] ?? ''));
  // The host stands between slashes: with a user, a port or another ending it is another host.
  const [, host, page = '', asked = ''] = /^https?:\/\/(wa\.me|api\.whatsapp\.com|web\.whatsapp\.com)(\/[^?#]*)?(\?[^#]*)?(?:#.*)?$/i.exec(text) ?? [];
  return host === undefined ? fail('not-ours') : parseWeb({ host: host.toLowerCase(), path: bare(page), query: asked });
}

function parseOwn(link: { readonly place: string; readonly path: string; readonly query: string }): Result<DeskLink, LinkRefusal> {
  if (link.place === 'open') return link.path === '' ? succeed({ kind: 'open' }) : fail('not-ours');
  if (link.place === 'chat') return link.path === '' ? parseNumber(phoneIn(link.query)) : fail('not-ours');
  const id = conversationId.safeParse(link.path);
  return id.success ? succeed({ kind: 'conversation', id: id.data }) : fail('not-ours');
}

function parseWeb(link: { readonly host: string; readonly path: string; readonly query: string }): Result<DeskLink, LinkRefusal> {
  if (link.host !== 'wa.me') return link.path === 'send' ? parseNumber(phoneIn(link.query)) : fail('not-ours');
  // wa.me/message/…, wa.me/qr/…: only WhatsApp knows whom they mean.
  if (/[a-z]/i.test(link.path)) return fail('not-ours');
  if (link.path.includes('/')) return fail('no-number');
  return parseNumber(link.path === '' ? phoneIn(link.query) : link.path);
}

/** A path without the slashes around it. */
function bare(path: string): string {
  return path.replace(/^\//, '').replace(/\/$/, '');
}

/** The parameter `phone` of a query, still encoded; empty without one. */
function phoneIn(query: string): string {
  const part = query.replace(/^\?/, '').split('&').find((each) => each.startsWith('phone='));
  return part?.slice('phone='.length) ?? '';
}

/** Of WhatsApp's links. */
function parseNumber(written: string): Result<DeskLink, LinkRefusal> {
  return linkTo(parseWhatsappNumber(decoded(written)));
}

/** RFC 3966: `tel:+49-170-123;ext=5`, or a local number with the calling code in `phone-context`. */
function parseTelephone(written: string): Result<DeskLink, LinkRefusal> {
  const [before = ''] = decoded(written).replace(/^\/\//, '').split('?');
  const [given = '', ...parameters] = before.split(';');
  const number = parsePhoneNumber(given);
  if (number.ok || number.error !== 'no-country') return linkTo(number);
  const context = parameters.map((each) => /^phonecontext=(\+\d+)$/i.exec(bareNumber(each))?.[1]).find((each) => each !== undefined);
  return linkTo(context === undefined ? number : parsePhoneNumber(`${context}${bareNumber(given).replace(/^0/, '')}`));
}

function linkTo(number: Result<string, NumberRefusal>): Result<DeskLink, LinkRefusal> {
  return number.ok ? succeed({ kind: 'number', phone: number.value }) : number;
}

/** Percent-decoded; what cannot be is no number either. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
