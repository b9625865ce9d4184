/** Any JSON value. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** A field name, which may wrap only after an underscore. */
export function Key({ name }: { name: string }) {
  const parts = name.split(/(?<=_)/);
  return (
    <span class="t-keyword">
      {parts.map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </span>
  );
}

/** A string, number, boolean or null as JSON text. */
export function Scalar({ value }: { value: Value }) {
  const role = typeof value === 'string' ? 't-string' : 't-constant';
  return <span class={role}>{JSON.stringify(value)}</span>;
}
