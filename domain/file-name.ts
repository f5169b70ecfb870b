/** Marks that turn the direction of what follows: "facture‮fdp.exe" would read as "factureexe.pdf". */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** Control characters, the ends of lines among them, and halves of letters. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const BROKEN = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]|\p{Cs}/gu;
const LONGEST = 150;

/** A file's name as it may be shown and given to a browser, whatever its sender called it; its ending stands. */
export function plainFileName(name: string): string {
  const plain = name.replaceAll(TURNING, '').replaceAll(BROKEN, ' ').trim();
  if (plain.length <= LONGEST) return plain;
  const ending = /\.[\w-]{1,10}$/.exec(plain)?.[0] ?? '';
  return `${plain.slice(0, LONGEST - ending.length).replace(/[\uD800-\uDBFF]$/, '')}${ending}`;
}
