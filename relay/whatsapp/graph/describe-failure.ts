import type { DeliveryFailure } from '../../../shared/domain/messages/delivery.ts';
import { readFields, readNumber, readText, readWords } from '../decode/read-field.ts';
import { findGraphError } from './graph-error-table.ts';

/** Longest detail of Meta's that is kept. */
const longestDetail = 500;

/**
 * Puts an error object of Meta's (from an HTTP answer or from a failed status) into our words. Total.
 *
 * `error_data` has been seen as an object, as a text and absent; old captures have `details` at the top.
 */
export function describeFailure(value: unknown): DeliveryFailure {
  const error = readFields(value);
  const told = readNumber(error?.['code']);
  const code = told !== null && Number.isSafeInteger(told) ? told : null;
  const detail =
    readWords(readFields(error?.['error_data'])?.['details']) ??
    readWords(error?.['error_data']) ??
    readWords(error?.['details']) ??
    readWords(error?.['message']) ??
    readText(error?.['title']);
  return { code, reason: code === null ? 'unknown' : findGraphError(code).reason, detail: detail?.slice(0, longestDetail).replace(/[\uD800-\uDBFF]$/, '') ?? null };
}
