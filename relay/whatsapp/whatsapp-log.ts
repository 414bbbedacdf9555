/**
 * What the adapter tells the operator. A fixed word for the event and a few harmless facts (our ids, counts, codes of Meta's, error classes): no text,
 * phone number, name, message id of Meta's or token ever goes in. pino's methods fit.
 */
export type WhatsappLog = {
  readonly info: (facts: LogFacts, event: string) => void;
  readonly warn: (facts: LogFacts, event: string) => void;
};

export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;
