import type { Drawing } from './draw.ts';

/** A drawing of the user's screen. Decorative: the text beside it says the same. */
export function Screen({
  window = 'Your app',
  title,
  notes = [],
  typed = [],
  rows = [],
  picture,
  press,
  lines,
}: Drawing) {
  return (
    <div class="screen" aria-hidden="true">
      <div class="bar">
        <i />
        <i />
        <i />
        <span>{window}</span>
      </div>
      <div class="glass">
        <b>{title}</b>
        {picture && <img src={picture} alt="" width="96" height="96" />}
        {notes.map((note) => (
          <small key={note}>{note}</small>
        ))}
        {typed.map(({ label, value }) => (
          <div class="field" key={label}>
            {label && <small>{label}</small>}
            <span class="typed">{value}</span>
          </div>
        ))}
        {rows.map((row) => (
          <span class="row" key={row}>
            {row}
          </span>
        ))}
        {lines && <span class="line" />}
        {lines && <span class="line short" />}
        {press && <span class="press">{press}</span>}
      </div>
    </div>
  );
}
