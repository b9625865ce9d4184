/**
 * What somebody changed in the fields of a form before it lived, by the field's name. Hydration writes the first values
 * over it, so it is read before: a mail must not go to an address that nobody typed.
 * @param button the id of the form's button
 */
export function typedBefore(button: string): Record<string, string> {
  if (import.meta.env.SSR) return {};
  const inputs = document.getElementById(button)?.closest('form')?.querySelectorAll('input') ?? [];
  const changed = [...inputs].filter((input) =>
    input.type === 'radio' ? input.checked && !input.defaultChecked : input.value !== input.defaultValue,
  );
  return Object.fromEntries(changed.map(({ name, value }) => [name, value]));
}
