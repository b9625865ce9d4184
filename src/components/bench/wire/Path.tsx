import { Fragment } from 'preact';

/** A URL path that prefers to wrap before a slash. */
export function Path({ text }: { text: string }) {
  return text.split(/(?=\/)/).map((part, index) => (
    <Fragment key={index}>
      <wbr />
      {part}
    </Fragment>
  ));
}
