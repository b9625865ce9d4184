import type { EndUserWords } from '../../../lib/guides/types.ts';

/** Shows what a user of the app would see in place of the wire. */
export function EndUserView({ title, advice, way }: EndUserWords) {
  return (
    <figure class="person">
      <figcaption>What the user of your app sees</figcaption>
      <blockquote>
        <b>{title}</b>
        {advice && <p>{advice}</p>}
        {way && (
          <p>
            <u>{way}</u>
          </p>
        )}
      </blockquote>
    </figure>
  );
}
