// One message in several forms: which of them says it all.

/** `plain`: as text/plain, which programs write well, badly or not at all. */
export type Form = { text: string; plain: boolean };

/** Share of the words of every sentence that another form must hold to say the same. */
const SAME_WORDS = 0.5;
/** Fewer words are a button's or a picture's. */
const SENTENCE_WORDS = 3;
/** What programs write in the plain form when the HTML is the message. */
const PLACEHOLDER =
  /\b(?:x?html|navigateur|browser|webmail|en ligne|online|afficher?|affiche|display|view|anzeigen)\b|https?:/iu;
const PLACEHOLDER_LENGTH = 400;

/** The plain one when it says what the others say, or they when they say what it says; both when each has words of its own. */
export function textOfForms(forms: readonly Form[]): string {
  const shown = forms.findLast(({ text, plain }) => text !== '' && !plain)?.text;
  const plain = forms.find((one) => one.plain && one.text !== '')?.text;
  if (plain === undefined || shown === undefined) return plain ?? shown ?? '';
  if (saysAll(plain, shown)) return plain;
  const isPlaceholder = plain.length <= PLACEHOLDER_LENGTH && PLACEHOLDER.test(plain);
  return isPlaceholder || saysAll(shown, plain) ? shown : `${shown}\n\n${plain}`;
}

function saysAll(text: string, wanted: string): boolean {
  const held = new Set(wordsOf(text));
  return wanted.split(/[.!?\n]+/).every((sentence) => {
    const words = wordsOf(sentence.replaceAll(/https?:\S+/g, ' '));
    const found = words.filter((word) => held.has(word)).length;
    return words.length < SENTENCE_WORDS || found > words.length * SAME_WORDS;
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}
