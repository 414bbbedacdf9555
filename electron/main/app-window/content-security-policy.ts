/**
 * The policy of our pages: nothing from anywhere but ourselves, no inline script, no inline style without the nonce. Styles that scripts set on an element (as React
 * and Radix do) are no inline styles in this sense.
 *
 * @param nonce of this document; `<style>` elements that a component library makes need it.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** The policy of a client's file: it can be looked at and do nothing, should it ever become a document. */
export const mediaSecurityPolicy = "default-src 'none'; sandbox";

/** The policy of a worker that reads a client's file: its own code and nothing else, no network, no code from text. */
export const workerSecurityPolicy = "default-src 'none'; script-src 'self'";
