import { SERVICE } from '../content/fr/common-phrases.ts';

/** Parts a mail's text into what the person has just written and what their program quoted beneath. */
export type SplitText = { fresh: string; quoted: string };

/** Lines that a mail program writes above what it quotes. */
const INTRODUCTIONS = [
  /^(?:le|on)\b.{4,200}(?:a écrit|wrote)\s*:?\s*$/i,
  /^.{0,80}<[^<>@\s]+@[^<>\s]+>\s*(?:a écrit|wrote)\s*:\s*$/i,
  /^-{2,}\s*(?:message d.origine|message transféré|message original|mail original|original message|forwarded message|courriel original)/i,
  /^_{10,}\s*$/,
];
/** Outlook's header block, told from a sentence by the line that follows it. */
const OUTLOOK_FROM = /^\*?(?:de|from)\s*:\*?\s*\S/i;
const OUTLOOK_NEXT = /^\*?(?:envoyé|sent|date|à|to|objet|subject)\s*:/i;

const ENDS_INTRODUCTION = /(?:a écrit|wrote)\s*:\s*$/i;
/** The last line of our mails, but for the signature. */
const OUR_REFERENCE = /^votre référence\s*:\s*PAL-/i;

const FORWARD = /^\s*(?:tr|fwd?|fw|i)\s*:/i;

/** A forward is the message itself: nothing is parted. */
export function splitQuotes(text: string, subject = ''): SplitText {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const quotedFrom = FORWARD.test(subject) ? -1 : lines.findIndex((_, index) => introduces(lines, index));
  const below = quotedFrom < 0 ? [] : belowQuote(lines, quotedFrom);
  const own = (quotedFrom < 0 ? lines : lines.slice(0, quotedFrom)).filter((line) => !isQuoted(line));
  const fresh = [...own, ...below].join('\n').trim();
  if (FORWARD.test(subject)) return { fresh: text.trim(), quoted: '' };
  return {
    fresh,
    quoted: lines
      .filter((line) => !own.includes(line) && !below.includes(line))
      .join('\n')
      .trim(),
  };
}

function introduces(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? '';
  // A long introduction is wrapped by some programs: "Le lun. 23 nov. 2026 à 10:00, Paladin <…>" / "a écrit :".
  const wrapped = `${line} ${lines[index + 1]?.trim() ?? ''}`;
  if (INTRODUCTIONS.some((introduction) => introduction.test(line))) return true;
  if (/^(?:le|on)\b.*\d/i.test(line) && INTRODUCTIONS[0]?.test(wrapped)) return true;
  return (
    OUTLOOK_FROM.test(line) &&
    lines.slice(index + 1, index + 3).some((next) => OUTLOOK_NEXT.test(next.trim()))
  );
}

/**
 * People also answer beneath. Under lines marked with `>`, whatever is unmarked is theirs; under an unmarked quote of
 * ours, whatever follows our last line. Any other unmarked quote runs to the end.
 */
function belowQuote(lines: readonly string[], from: number): string[] {
  const after = lines.slice(from + 1);
  const first = after.find((line) => line.trim() !== '' && !ENDS_INTRODUCTION.test(line));
  if (first !== undefined && isQuoted(first))
    return after.filter((line) => !isQuoted(line) && !ENDS_INTRODUCTION.test(line));
  const ends = after.findLastIndex((line) => line.trim() === SERVICE || OUR_REFERENCE.test(line));
  return ends < 0 ? [] : after.slice(ends + 1);
}

function isQuoted(line: string): boolean {
  return line.trimStart().startsWith('>');
}
