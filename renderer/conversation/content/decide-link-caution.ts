/**
 * Why a link is not opened before the person has seen where it goes: `letters` the name is written with letters that only look like others (or are none of its own
 * alphabet's), so that what is read is not what is opened · `address` a bare number in place of a name · `long` a name so long that its end, which decides, is not seen.
 */
export type LinkCaution = 'letters' | 'address' | 'long' | null;

/** Longer than any name that is meant to be read. Characters; a name may have 253. */
const longName = 48;
/** A name of more parts hides behind them: `www.paypal.com.account.example`. */
const mostParts = 4;

/**
 * Decides whether a web link may be opened at once. Pure.
 *
 * @param link.text as it was written · @param link.host as the browser will go to it, in ASCII.
 */
export function decideLinkCaution(link: { readonly text: string; readonly host: string }): LinkCaution {
  const written = /^(?:[a-z]+:\/\/)?([^/?#:\\]*)/iu.exec(link.text)?.[1]?.toLowerCase() ?? '';
  if (/^\d+\.\d+\.\d+\.\d+$|^\[/.test(link.host)) return 'address';
  if (written.replace(/\.$/, '') !== link.host.replace(/\.$/, '')) return 'letters';
  return link.host.length > longName || link.host.split('.').length > mostParts ? 'long' : null;
}
