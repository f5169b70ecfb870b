// Lines that mail programs write above what they quote, in the languages that reach us.

/** "a écrit :" in the tongue of the program. */
const WROTE =
  /(?<![’'])(?:\ba écrit|\bwrote|\b(?:schrieb|schreef|skrev|escribió|kirjoitti)(?: [^:]{1,120}| (?:am|op|den).*)?|\bhet volgende geschreven|\bha scritto|\bescreveu|\bnapisał\(a\)|\bnapsal\(a\)|\ba scris|\bpisze|\bva escriure|\bezt írta[^:]{0,80}|\bпишет|\bнаписала?(?:\(а\))?|\bşunu yazdı|\bέγραψε)\s*:[\s-]*$/iu;
/** No word at all, or none that is known here: a date, an address, and a colon above marked lines. */
const DATED = /\b\d{1,4}[-./]\d{1,2}[-./]\d{2,4}\b|\b(?:19|20)\d{2}\b/;
const ADDRESSED = /[^\s<>]@[^\s<>]/;
const OPENS_ATTRIBUTION =
  /^[>\s]*(?:le|on|am|op|el|il|em|dnia|w dniu|den|på|în|envoyé|van|von|\d{1,4}[-./]\d{1,2})\b|@/iu;
const TIME_OR_ADDRESS = /\b\d{1,2}\s?[:h.]\s?\d{2}\b|[^\s<>]@[^\s<>]/iu;
/** A long introduction is wrapped by some programs. */
const WRAPPED_OVER = 3;

const SEPARATOR =
  /^[>\s]*[-_=*–—]{2,}\s*(?:message d['’´]origine|message original|mail original|courriel original|message initial|message transf[ée]r[ée]|message r[ée]exp[ée]di[ée]|original message|forwarded message|reply message|urspr(?:ü|ue)ngliche nachricht|original[- ]?nachricht|weitergeleitete nachricht|oorspronkelijk bericht|doorgestuurd bericht|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|mensagem original)\b/iu;
const FORWARDS =
  /transf[ée]r|r[ée]exp[ée]di|forwarded|weitergeleitet|doorgestuurd|reenviado|inoltrato|d[ée]but du message|begin forwarded/iu;
const APPLE_FORWARD =
  /^[>\s]*(?:d[ée]but du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])|begin forwarded message|anfang der weitergeleiteten nachricht)\s*:/iu;
const MESSAGE_OF = /^[>\s]*message du\s*:?\s*\d{1,2}[/.]\d{1,2}[/.]\d{2,4}/iu;
const RULE = /^[>\s]*(?:_{10,}|={10,}|-{10,})\s*$/;

const LABELS: readonly [kind: string, label: RegExp][] = [
  [
    'from',
    /^[>|\s*]*(?:de|from|von|van|da|exp[ée]diteur|fra|från|od|lähettäjä|feladó|kimden|от|差出人|发件人)\s?\*?\s*[:：]\*?\s*\S/iu,
  ],
  [
    'sent',
    /^[>|\s*]*(?:envoy[ée](?: le)?|date|sent|gesendet|datum|verzonden|enviad[oa](?: el)?|fecha|inviato|data|sendt|dato|skickat|wysłano|odesláno|lähetetty|päivämäärä|elküldve|tarih|отправлено|дата|送信日時|日付|发送时间|日期)\s?\*?\s*[:：]\*?\s*\S/iu,
  ],
  [
    'to',
    /^[>|\s*]*(?:[àa]|to|an|aan|para|destinataires?|pour|til|till|do|komu|vastaanottaja|címzett|kime|кому|宛先|收件人)\s?\*?\s*[:：]\*?\s*\S/iu,
  ],
  ['copy', /^[>|\s*]*(?:cc|copie(?: à)?|kopie|copia)\s?\*?\s*:\*?/iu],
  [
    'subject',
    /^[>|\s*]*(?:objet|subject|sujet|betreff|onderwerp|asunto|oggetto|assunto|titre|emne|ämne|temat|předmět|aihe|tárgy|konu|тема|件名|主题)\s?\*?\s*[:：]/iu,
  ],
  ['reply', /^[>|\s*]*(?:r[ée]pondre à|reply-to|importance|pi[èe]ces? jointes?|attachments?)\s?\*?\s*:/iu],
];
const HEADER_LINES = 7;

export type Introduction = {
  /** Lines it takes, from where it was looked for. */
  length: number;
  /** What it says of who wrote the words beneath; empty when it says nothing. */
  from: string;
  forwards: boolean;
};

/** The introduction that begins at a line, if one does. Looks at a few lines only. */
export function introductionAt(lines: readonly string[], at: number): Introduction | undefined {
  return (
    attribution(lines, at) ??
    ourLine(lines[at] ?? '') ??
    headerBlock(lines, at) ??
    notesHeader(lines, at) ??
    separator(lines, at)
  );
}

/**
 * "Le 20/11/2026 à 10:00, Ana <…> a écrit :". A sentence may end so, too: a program gives a time or an address, or marks
 * what follows.
 */
function attribution(lines: readonly string[], at: number): Introduction | undefined {
  if (!OPENS_ATTRIBUTION.test(lines[at] ?? '')) return undefined;
  for (let length = 1; length <= WRAPPED_OVER; length += 1) {
    const last = lines[at + length - 1];
    if (last === undefined || (length > 1 && last.trim() === '')) return undefined;
    const text = textOf(lines, at, length);
    if (text.length > LONGEST || !text.includes(':')) continue;
    const marks = isMarked(nextLine(lines, at + length)) && !isMarked(lines[at] ?? '');
    if (!WROTE.test(text) && !(marks && isDatedAddress(text))) continue;
    return marks || TIME_OR_ADDRESS.test(text) ? { length, from: text, forwards: false } : undefined;
  }
  return undefined;
}

/** Some programs leave what they quote in the same line: told by our name alone. */
function ourLine(line: string): Introduction | undefined {
  const [from] = OURS_IN_LINE.exec(line.slice(0, LONGEST)) ?? [];
  return from !== undefined && DATED.test(from) ? { length: 1, from, forwards: false } : undefined;
}

const OURS_IN_LINE = /^[>\s]*(?:le|on|am)\b.{0,80}\bpaladin\b.{0,60}(?:a écrit|wrote|schrieb)\s*:/iu;

function isDatedAddress(text: string): boolean {
  return text.endsWith(':') && DATED.test(text) && ADDRESSED.test(text);
}

const LONGEST = 400;

/** Two more fields, at least, of the header that a program copies: a line that begins as one does is no header. */
function headerBlock(lines: readonly string[], at: number): Introduction | undefined {
  const kinds = new Set<string>();
  let length = 0;
  for (; length < HEADER_LINES; length += 1) {
    const kind = kindOf(lines[at + length] ?? '');
    if (kind === undefined || kinds.has(kind)) break;
    kinds.add(kind);
  }
  const isHeader = kinds.has('from') && kinds.size >= 2 && (kinds.has('sent') || kinds.has('subject'));
  return isHeader ? { length, from: fromLine(lines, at, length), forwards: false } : undefined;
}

/** Notes writes who and when, then each label on a line of its own, its value beneath. */
function notesHeader(lines: readonly string[], at: number): Introduction | undefined {
  if (!ADDRESSED.test(lines[at] ?? '') || !DATED.test(lines[at + 1] ?? '')) return undefined;
  const below = lines.slice(at + 2, at + 2 + NOTES_LINES);
  const subject = below.findIndex((line) => NOTES_SUBJECT.test(line));
  const isHeader = subject > 0 && below.slice(0, subject).some((line) => NOTES_TO.test(line));
  return isHeader
    ? { length: subject + NOTES_SUBJECT_TAKES, from: lines[at] ?? '', forwards: false }
    : undefined;
}

const NOTES_LINES = 15;
const NOTES_TO = /^[>\s]*(?:à|a|to|an|pour|para)\s*:?\s*$/iu;
const NOTES_SUBJECT = /^[>\s]*(?:objet|subject|betreff|thema|asunto|oggetto)\s*:?\s*$/iu;
/** The two lines above what was counted, the label, and its value. */
const NOTES_SUBJECT_TAKES = 4;

function separator(lines: readonly string[], at: number): Introduction | undefined {
  const line = lines[at] ?? '';
  if (SEPARATOR.test(line) || APPLE_FORWARD.test(line) || MESSAGE_OF.test(line))
    return withHeader(lines, at, 1);
  if (!RULE.test(line)) return undefined;
  const next = at + 1 + blanks(lines, at + 1);
  const begins =
    kindOf(lines[next] ?? '') === 'from' ||
    MESSAGE_OF.test(lines[next] ?? '') ||
    introductionBelow(lines, next);
  return begins ? withHeader(lines, at, next - at) : undefined;
}

function introductionBelow(lines: readonly string[], at: number): boolean {
  return headerBlock(lines, at) !== undefined || attribution(lines, at) !== undefined;
}

/** The separator with the fields beneath it: they say whose message follows. */
function withHeader(lines: readonly string[], at: number, length: number): Introduction {
  const from = at + length + blanks(lines, at + length);
  let end = from;
  while (end < from + HEADER_LINES && kindOf(lines[end] ?? '') !== undefined) end += 1;
  const written = end === from ? attribution(lines, from) : undefined;
  const whole = end > from || written ? Math.max(end, from + (written?.length ?? 0)) - at : length;
  const author = written?.from ?? fromLine(lines, at, whole);
  return { length: whole, from: author, forwards: FORWARDS.test(lines[at] ?? '') };
}

function fromLine(lines: readonly string[], at: number, length: number): string {
  return lines.slice(at, at + length).find((line) => kindOf(line) === 'from') ?? '';
}

function kindOf(line: string): string | undefined {
  return line.length > LONGEST ? undefined : LABELS.find(([, label]) => label.test(line))?.[0];
}

function blanks(lines: readonly string[], at: number): number {
  let count = 0;
  while (count < WRAPPED_OVER && lines[at + count]?.trim() === '') count += 1;
  return count;
}

function nextLine(lines: readonly string[], at: number): string {
  return lines[at + blanks(lines, at)] ?? '';
}

function textOf(lines: readonly string[], at: number, length: number): string {
  return lines
    .slice(at, at + length)
    .map((line) => line.trim())
    .join(' ');
}

export function isMarked(line: string): boolean {
  return /^\s*>/.test(line);
}
