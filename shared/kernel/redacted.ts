/**
 * Holds a secret so that it cannot slip into a log, a template string or JSON: every ordinary way of printing it says `[redacted]`.
 * Only `reveal()` gives the value; the places that call it are the places to review.
 */
export class Redacted {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }
}
