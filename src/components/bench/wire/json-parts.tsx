/** What JSON can hold. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** A field's name, which may break after an underscore and nowhere else. */
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

/** A value that holds no others, as it stands in JSON. */
export function Scalar({ value }: { value: Value }) {
  const role = typeof value === 'string' ? 't-string' : 't-constant';
  return <span class={role}>{JSON.stringify(value)}</span>;
}
