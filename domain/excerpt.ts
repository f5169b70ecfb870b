/** Longest first words on a line, in characters. */
const LONGEST = 120;

/** The first words of a text on one line, cut between two words. */
export function excerptOf(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const signs = Array.from(line);
  if (signs.length <= LONGEST) return line;
  const cut = signs.slice(0, LONGEST).join('');
  const end = cut.lastIndexOf(' ');
  return `${end > LONGEST / 2 ? cut.slice(0, end) : cut}…`;
}
