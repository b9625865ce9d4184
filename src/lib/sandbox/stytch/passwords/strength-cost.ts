/** The symbols that zxcvbn reads as letters, by letter. */
const LEET = ['4@', '8', '({[<', '3', '69', '1!|', '1|7', '0', '$5', '+7', '%', '2'];

/** The most work for one password, about a twentieth of a second. */
const MOST_WORK = 25_000;
/** The cost of zxcvbn's other work, in the same unit as a reading of the symbols. */
const OTHER = 8;

/**
 * Returns the part of a password that zxcvbn can rate in the time of one request. It tries every combination of letters
 * that its symbols may mean, on every part of the text: a hundred symbols would keep it busy for minutes.
 * @returns the first 15 characters or more, the first 51 if there are no symbols in them
 */
export function ratable(password: string): string {
  const seen = new Set<string>();
  let length = 0;
  for (const character of password) {
    seen.add(character);
    const readings = LEET.reduce((all, symbols) => all * Math.max(1, count(symbols, seen)), 1);
    if ((length + 1) ** 2 * (OTHER + readings) > MOST_WORK) break;
    length += character.length;
  }
  return password.slice(0, length);
}

const count = (symbols: string, seen: ReadonlySet<string>): number =>
  [...symbols].filter((one) => seen.has(one)).length;
