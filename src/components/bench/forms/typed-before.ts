/**
 * Reads what the reader typed before hydration, by field name. Hydration overwrites inputs with their initial values,
 * and an email must not go to an address the reader had already replaced.
 * @param button id of the form's submit button
 */
export function typedBefore(button: string): Record<string, string> {
  if (import.meta.env.SSR) return {};
  const inputs = document.getElementById(button)?.closest('form')?.querySelectorAll('input') ?? [];
  const changed = [...inputs].filter((input) =>
    input.type === 'radio' ? input.checked && !input.defaultChecked : input.value !== input.defaultValue,
  );
  return Object.fromEntries(changed.map(({ name, value }) => [name, value]));
}
