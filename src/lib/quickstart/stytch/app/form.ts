/**
 * The fields of a posted form. Whatever is not a form has
 * no fields.
 */
export async function readForm(
  request: Request,
): Promise<Record<string, string | undefined>> {
  const fields = new URLSearchParams(await request.text());
  return Object.fromEntries(
    [...fields].map(([name, value]) => [name, value.trim()]),
  );
}
