/** A JSON object whose members have not been looked at yet. */
export type JsonObject = { readonly [member: string]: unknown };

/** The value as an object, or undefined for anything else (arrays and null included). */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The value as a list, or undefined. */
export function asList(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** The value as a string that is not empty, or undefined. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value.length > 0 ? value : undefined;
}

/** A copy without the members whose value is undefined, as JSON would have it. */
export function present<Shape extends object>(shape: Shape): JsonObject {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined));
}
