import type { Customer } from '../platform/customer.ts';

/** The states a message can be reported in. Anything else may be sent through the control API, to try a receiver on the unknown. */
export type StatusName = 'sent' | 'delivered' | 'read' | 'played' | 'failed';

/** A message that the platform accepted from the business. */
export type SentMessage = {
  readonly id: string;
  /** `reaction` gets nothing but `sent`. */
  readonly type: string;
  readonly acceptedAt: number;
  /** Undefined for a stranger whom the settings make deliverable. */
  readonly customer: Customer | undefined;
  readonly phone: string | undefined;
  readonly userId: string | undefined;
  /** The caller's own mark, echoed on every status. */
  readonly opaque: string | undefined;
  /** Price category of a template, undefined for a free-form message. */
  readonly templateCategory: string | undefined;
  /** What has been reported, with the time of each. */
  readonly reported: Map<string, number>;
  /** Reported as failed after this many steps instead of being delivered. */
  readonly failure: StatusError | undefined;
  readonly skipsDelivered: boolean;
  held: boolean;
};

/** An entry of `errors[]` on a failed status. */
export type StatusError = { readonly code: number; readonly title: string; readonly message: string; readonly error_data: { readonly details: string }; readonly href?: string };
