/** Why the platform does not do what it was asked: Meta's code and a sentence of details. Not an exception. */
export type GraphRefusal = { readonly code: number; readonly details: string; readonly subcode?: number };

/** A refusal with the given code. */
export function refuse(code: number, details: string): GraphRefusal {
  return { code, details };
}

/** HTTP status and title per code, after Meta's page 'Error codes' (edition of December 2025, the last that prints the HTTP status). */
const knownErrors: Readonly<Record<number, readonly [status: number, title: string]>> = {
  0: [401, 'AuthException'],
  1: [400, 'API Unknown'],
  2: [503, 'API Service'],
  3: [500, 'API Method'],
  4: [400, 'API Too Many Calls'],
  10: [403, 'Permission Denied'],
  33: [400, 'Parameter value is not valid'],
  100: [400, 'Invalid parameter'],
  190: [401, 'Access token has expired'],
  200: [403, 'API Permission'],
  368: [403, 'Temporarily blocked for policies violations'],
  80007: [400, 'Rate limit issues'],
  130403: [400, 'Business has blocked this user'],
  130429: [400, 'Rate limit hit'],
  130472: [400, "User's number is part of an experiment"],
  130497: [403, 'Business account is restricted from messaging users in this country'],
  131000: [500, 'Something went wrong'],
  131005: [403, 'Access denied'],
  131008: [400, 'Required parameter is missing'],
  131009: [400, 'Parameter value is not valid'],
  131016: [500, 'Service unavailable'],
  131021: [400, 'Recipient cannot be sender'],
  131026: [400, 'Message undeliverable'],
  131030: [400, 'Recipient phone number not in allowed list'],
  131031: [403, 'Account has been locked'],
  131037: [400, 'Display name approval needed'],
  131042: [400, 'Business eligibility payment issue'],
  131045: [500, 'Incorrect certificate'],
  131047: [400, 'Re-engagement message'],
  131048: [400, 'Spam rate limit hit'],
  131049: [400, 'This message was not delivered to maintain healthy ecosystem engagement'],
  131050: [400, 'User has stopped marketing messages from this business'],
  131051: [400, 'Unsupported message type'],
  131052: [400, 'Media download error'],
  131053: [400, 'Media upload error'],
  131056: [400, '(Business Account, Consumer Account) pair rate limit hit'],
  131057: [500, 'Account in maintenance mode'],
  131059: [400, 'Invalid cursor'],
  131062: [400, 'Business-scoped user id is not supported here'],
  132000: [400, 'Template parameter count mismatch'],
  132001: [404, 'Template does not exist'],
  132005: [400, 'Template hydrated text too long'],
  132007: [400, 'Template format character policy violated'],
  132012: [400, 'Template parameter format mismatch'],
  132015: [400, 'Template is paused'],
  132016: [400, 'Template is disabled'],
  132018: [400, 'Template parameters are not valid'],
  133004: [503, 'Server temporarily unavailable'],
  133010: [400, 'Phone number not registered'],
  137000: [400, 'Recipient identity key does not match'],
  139100: [400, 'Failed to block or unblock some users'],
};

/** The HTTP status and the title that go with a code; a code that is not in Meta's list is answered 400. */
export function describeCode(code: number): { readonly status: number; readonly title: string } {
  const [status, title] = knownErrors[code] ?? [400, 'Unknown error'];
  return { status, title };
}

/** How `error_data` appears: both oddities have been seen in the wild. */
export type ErrorDataShape = 'object' | 'string' | 'absent';

/** Meta's error body. `traceId` is opaque. */
export function errorBody(refusal: GraphRefusal, traceId: string, shape: ErrorDataShape = 'object'): { readonly error: Record<string, unknown> } {
  const title = describeCode(refusal.code).title;
  const error: Record<string, unknown> = { message: `(#${refusal.code}) ${title}`, type: 'OAuthException', code: refusal.code };
  if (refusal.subcode !== undefined) error['error_subcode'] = refusal.subcode;
  if (shape === 'object') error['error_data'] = { messaging_product: 'whatsapp', details: refusal.details };
  if (shape === 'string') error['error_data'] = refusal.details;
  error['fbtrace_id'] = traceId;
  return { error };
}
