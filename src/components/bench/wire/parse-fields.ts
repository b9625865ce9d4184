/** Parses the JSON object in a body, which a provider or its caller wrote. Empty if the body holds none. */
export function parseFields(body: string | undefined): Record<string, unknown> {
  try {
    return fieldsOf(JSON.parse(body ?? ''));
  } catch {
    return {};
  }
}

/** The fields of a JSON object. Empty for any other value. */
export const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
