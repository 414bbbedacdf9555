/**
 * Whether the first bytes are a web page or an error report in JSON where a file of another type was announced: what Meta's file host says, with
 * status 200, to a token or an address that has expired. Pure.
 */
export function isPage(head: Uint8Array, claimed: string): boolean {
  if (/^text\/|html|xml|json/u.test(claimed)) return false;
  const text = new TextDecoder().decode(head.subarray(0, 512)).trimStart().toLowerCase();
  return /^(?:<!doctype html|<html|<head|<body|<\?xml[^>]*\?>\s*<(?:!doctype )?html)/u.test(text) || /^\{\s*"error"\s*:/u.test(text);
}
