/**
 * Reads the fields of a posted form. Anything that isn't a
 * form has no fields.
 */
export async function readForm(
  request: Request,
): Promise<Record<string, string | undefined>> {
  const fields = new URLSearchParams(await request.text());
  return Object.fromEntries(
    [...fields].map(([name, value]) => [name, value.trim()]),
  );
}
