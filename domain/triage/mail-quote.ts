import { fold } from './tokens.ts';

/** How mails are built around what the person wrote. Every entry is folded text. */
export type MailForms = {
  /** Sentences of our own automatic texts, recognised wherever they come back. */
  ours: readonly string[];
  /** "cordialement": what follows is a signature, unless it reads as a sentence. */
  closings: readonly string[];
  /** "je vous transfere": the quoted thread is then the message. */
  forwards: readonly string[];
};

type Line = { text: string; start: number };

const INTRODUCES_QUOTE = /^(?:le|on)\b.{4,120}\b(?:a ecrit|wrote)(?:\s*:)?\s*$/;
const HEADER = /^(?:-{2,}\s*(?:message|original|forwarded|courriel)|_{5,}|(?:de|from)\s*:\s*\S)/;
const POSTSCRIPT = /^\W*(?:p\.? ?s\.?|n\.? ?b\.?|post[- ]scriptum)\b/;
const SPEAKS = /\b(?:je|j|il|elle|on|nous|vous|ca|c|mon|ma|mes|notre|nos|qui|que|i|he|she|we|my|our)\b/;
const WORDS_OF_A_SENTENCE = 5;
const WORDS_OF_A_FORWARD = 6;

/**
 * The message with everything the person did not write just now blanked: quoted threads, signatures, our own
 * footers. Same length, so that positions still hold. Text written under a quote stays.
 */
export function withoutQuote(text: string, forms: MailForms): string {
  const lines = linesOf(text);
  const quoted = quotedLines(lines, forms);
  const own = lines.filter((line) => !quoted.has(line));
  const kept = isForwarded(own, forms) ? lines : own;
  const signature = signatureLines(kept, forms);
  const keep = new Set(kept.filter((line) => !signature.has(line)));
  const blanked = lines.map((line) => (keep.has(line) ? line.text : ' '.repeat(line.text.length))).join('\n');
  return withoutOurs(blanked, forms);
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const here = { text: line, start };
    start += line.length + 1;
    return here;
  });
}

function quotedLines(lines: readonly Line[], forms: MailForms): Set<Line> {
  const quoted = new Set<Line>();
  let open = false;
  lines.forEach((line, index) => {
    const words = fold(line.text).trim();
    const marked = words.startsWith('>');
    const opens = INTRODUCES_QUOTE.test(words) || (index > 0 && HEADER.test(words));
    if (marked || opens || open) quoted.add(line);
    if (opens) open = !nextIsMarked(lines, index);
    else if (open && forms.ours.some((sentence) => words.includes(sentence))) open = false;
  });
  return quoted;
}

function nextIsMarked(lines: readonly Line[], index: number): boolean {
  let next = index + 1;
  while (lines[next]?.text.trim() === '') next += 1;
  return lines[next]?.text.trim().startsWith('>') ?? false;
}

function isForwarded(own: readonly Line[], forms: MailForms): boolean {
  const text = fold(own.map((line) => line.text).join('\n'));
  const body = text.replace(/^[ \t]*(?:objet|subject)[ \t]*:.*$/m, '');
  // A mail's subject is the first line of its text, or a line that says so.
  if (/^[ \t]*(?:objet|subject)[ \t]*:[ \t]*(?:tr|fwd?|fw)\b/m.test(text)) return true;
  if (/^\s*(?:tr|fwd?|fw|wg)\s*:/.test(text) || FORWARD.test(text)) return true;
  if (forms.forwards.some((phrase) => text.includes(phrase))) return true;
  return wordCount(body) < WORDS_OF_A_FORWARD;
}

/**
 * Programs write it above what somebody hands on, where a quote has who wrote and when. Looked for within a line: over
 * thousands of empty ones the work would grow with their square.
 */
const FORWARD =
  /^[^\w\r\n\u2028\u2029]*(?:begin forwarded message|forwarded message|debut du message (?:transfere|reexpedie)|message (?:transfere|reexpedie)|weitergeleitete nachricht|doorgestuurd bericht|mensaje reenviado|messaggio inoltrato)\b/m;

function signatureLines(lines: readonly Line[], forms: MailForms): Set<Line> {
  const signature = new Set<Line>();
  let closed = false;
  let postscript = false;
  for (const line of lines) {
    const words = fold(line.text).trim();
    postscript ||= closed && POSTSCRIPT.test(words);
    if (closed && !postscript && !isSentence(words)) signature.add(line);
    if (words === '--' || forms.closings.some((closing) => words.startsWith(closing))) closed = true;
  }
  return signature;
}

function isSentence(words: string): boolean {
  return /[?!]/.test(words) || (wordCount(words) >= WORDS_OF_A_SENTENCE && SPEAKS.test(words));
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\d]+/gu)?.length ?? 0;
}

/** Folding keeps a letter's place only when nothing is squeezed, so sentences are looked for on a plain fold. */
function withoutOurs(text: string, forms: MailForms): string {
  const plain = Array.from(text, (letter) => plainLetter(letter)).join('');
  if (plain.length !== text.length) return text;
  return forms.ours.reduce((own, sentence) => withoutSentence(own, plain, sentence), text);
}

function withoutSentence(own: string, plain: string, sentence: string): string {
  let kept = '';
  let from = 0;
  for (let at = plain.indexOf(sentence); at >= 0; at = plain.indexOf(sentence, from)) {
    kept += own.slice(from, at) + ' '.repeat(sentence.length);
    from = at + sentence.length;
  }
  return kept + own.slice(from);
}

function plainLetter(letter: string): string {
  const plain = letter.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replace(/[’ʼ]/, "'");
  const straight = /^\s$/.test(plain) && plain !== '\n' ? ' ' : plain;
  return straight.length === letter.length ? straight : letter;
}
