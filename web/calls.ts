/** A piece of a sentence: words, or a number to call or to write to. */
type Piece = string | { number: string; href: string };

/** The no-break space of our own texts tells "le 15" from a date. No lookbehind: browsers of 2022 have none. */
const NUMBERS = /((?:[Ll]e|au)\u00A0)(15|17|18|112|114|3114)(?!\d)/;
const LINE = /^- (?<number>17|18|114|3114)(?:,|\u00A0:) (?<what>.+)$/;

/** A sentence of ours with the emergency numbers in it apart, each with the address that a telephone opens. */
export function withCalls(sentence: string): Piece[] {
  return sentence
    .split(NUMBERS)
    .map((piece, index) => (index % 3 === 2 ? { number: piece, href: callTo(piece) } : piece));
}

/** A line of a list that is about one number: `- 17, police : …`. */
export function callLine(line: string): { number: string; href: string; what: string } | undefined {
  const { number, what } = LINE.exec(line)?.groups ?? {};
  return number === undefined || what === undefined ? undefined : { number, href: callTo(number), what };
}

/** The 114 is written to. */
export function callTo(number: string): string {
  return `${number === '114' ? 'sms' : 'tel'}:${number}`;
}
