// A mail's text, parted into what the person has just written, what they quote of others, and what need not be shown.
import { SERVICE } from '../../content/fr/common-phrases.ts';
import { namesReference } from '../message-id.ts';
import { introductionAt, isMarked, type Introduction } from './introductions.ts';
import { signed, type Signed } from './signature.ts';

/** Who wrote a piece: the sender just now, the service, the sender earlier, a third party, or nobody says. */
type Author = 'own' | 'ours' | 'self' | 'other' | 'unknown';
type Segment = { author: Author; lines: string[]; forwarded?: boolean };

export type Parting = {
  subject: string;
  /** Our own addresses. */
  mailbox: string;
  sender: string;
  /** Whether it joins a question, whose earlier messages the store holds. */
  joins: boolean;
};

/** `signature` holds names and numbers only: shown, never judged. `folded` is one click away. */
export type Parted = Signed & { folded: string };

const FORWARD = /^\s*(?:tr|fwd?|fw|i|wg|rv|doorst)\s*:/i;
/** The last line of our mails, but for the signature. */
const OUR_REFERENCE = /^[>\s]*votre référence\s*:\s*PAL-/i;

/** Nothing is lost: every line is in `text`, `signature` or `folded`. */
export function partText(text: string, parting: Parting): Parted {
  const segments = segmentsOf(text.split(/\r?\n/), parting);
  const isKept = keeperOf(segments, parting);
  const kept = signed(joinSegments(segments.filter(isKept)));
  const quotes = joinSegments(segments.filter((segment) => !isKept(segment)));
  return { ...kept, folded: [kept.folded, quotes].filter((one) => one !== '').join('\n\n') };
}

/**
 * What we wrote, emergency numbers included, must never be taken for the person's words; nor what lies beneath it, which
 * the store holds. A third party's words are part of the message, in a reply too.
 */
function keeperOf(segments: readonly Segment[], { joins, subject }: Parting): (segment: Segment) => boolean {
  const firstOfOurs = segments.findIndex(({ author }) => author === 'ours');
  const beneath = new Set(firstOfOurs < 0 ? [] : segments.slice(firstOfOurs));
  const isForward = FORWARD.test(subject);
  return (segment) => {
    if (segment.author === 'own') return true;
    if (beneath.has(segment)) return false;
    return segment.author === 'other' || segment.forwarded === true || isForward || !joins;
  };
}

function segmentsOf(lines: readonly string[], parting: Parting): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  while (at < lines.length) {
    const introduction = introductionAt(lines, at);
    const end = introduction ? quoteEnd(lines, at + introduction.length) : at + 1;
    if (introduction) at = quoteLines(lines.slice(at, end), { introduction, at }, parting, segments);
    else if (isMarked(lines[at] ?? '')) {
      const marked = markedEnd(lines, at);
      const block = lines.slice(at, marked);
      segments.push({ author: isOursBy(block) ? 'ours' : 'unknown', lines: block });
      at = marked;
    } else {
      own(segments).push(lines[at] ?? '');
      at = end;
    }
  }
  return segments;
}

/** Pushes the quote and gives where the next line is: after our own last line, people write beneath. */
function quoteLines(
  block: readonly string[],
  { introduction, at }: { introduction: Introduction; at: number },
  parting: Parting,
  segments: Segment[],
): number {
  const author = authorOf(introduction, block, parting);
  const isUnmarked = !isMarked(firstBelow(block, introduction.length));
  const ours = author === 'ours' && isUnmarked ? block.findLastIndex(endsOurs) : -1;
  const length = ours < 0 ? block.length : ours + 1;
  segments.push({ author, lines: block.slice(0, length), forwarded: introduction.forwards });
  return at + length;
}

function endsOurs(line: string): boolean {
  return line.trim() === SERVICE || OUR_REFERENCE.test(line);
}

function firstBelow(block: readonly string[], from: number): string {
  return block.slice(from, from + LOOKED_BELOW).find((line) => line.trim() !== '') ?? '';
}

const LOOKED_BELOW = 5;

/** Marked lines end where the marks end; an unmarked quote runs to the next one, or to the end. */
function quoteEnd(lines: readonly string[], from: number): number {
  if (isMarked(firstBelow(lines, from))) return markedEnd(lines, from);
  let end = from;
  while (end < lines.length && !introductionAt(lines, end)) end += 1;
  return end;
}

/** Blank lines between marked ones belong to them. */
function markedEnd(lines: readonly string[], from: number): number {
  let end = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (isMarked(line)) end = at + 1;
    else if (line.trim() !== '') break;
  }
  return end;
}

function authorOf(
  { from, length }: Introduction,
  block: readonly string[],
  { mailbox, sender }: Parting,
): Author {
  const said = from.toLowerCase();
  if (said.includes(mailbox.toLowerCase()) || /\bpaladin\b/.test(said)) return 'ours';
  if (sender !== '' && said.includes(sender.toLowerCase())) return 'self';
  if (/@|\p{L}{3}/u.test(said.replace(/^[>\s*]*\p{L}+\s*\*?:/u, ''))) return 'other';
  return isOursBy(block.slice(length)) ? 'ours' : 'unknown';
}

/** Every text of ours is signed, and names its question. */
function isOursBy(block: readonly string[]): boolean {
  return block.some((line) => line.includes(SERVICE) || namesReference(line));
}

function own(segments: Segment[]): string[] {
  const last = segments.at(-1);
  if (last?.author === 'own') return last.lines;
  const lines: string[] = [];
  segments.push({ author: 'own', lines });
  return lines;
}

function joinSegments(segments: readonly Segment[]): string {
  return segments
    .flatMap(({ lines }) => lines)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
