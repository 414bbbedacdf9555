import type { StatusError } from '../webhooks/sent-message.ts';
import { describeCode } from './graph-refusal.ts';

/** The same fault as an entry of `errors[]` on a failed status: title and message are equal nowadays. */
export function statusError(code: number, details: string): StatusError {
  const { title } = describeCode(code);
  return {
    code,
    title,
    message: title,
    error_data: { details },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
}
