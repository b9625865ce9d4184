/** Any JSON value. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** A field name, which may wrap only after an underscore. */
export function Key({ name }: { name: string }) {
  const parts = name.split(/(?<=_)/);
  return (
    <span class="k">
      "
      {parts.map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
      "
    </span>
  );
}

/** A string, number, boolean, null or empty collection as JSON text. */
export function Scalar({ value }: { value: Value }) {
  const role = typeof value === 'string' ? 's' : 'n';
  return <span class={role}>{JSON.stringify(value)}</span>;
}

/** Formats the time claims of a JWT, which are seconds since 1970; undefined for other fields. */
export function timeOf(name: string, value: Value): string | undefined {
  if (!['exp', 'iat', 'nbf'].includes(name) || typeof value !== 'number') return undefined;
  return new Date(value * 1000).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}
