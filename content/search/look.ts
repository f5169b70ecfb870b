// A look at a question: the passages that would answer it, how sure that is, and whether a person must look into it.
import type { Role } from '../../domain/triage/types.ts';
import { withoutForms } from './asked-politely.ts';
import { givesAnOrder, goesWrongNow } from './case.ts';
import { termCoverage } from './coverage.ts';
import { choose, rivalsIn } from './choose-passages.ts';
import { caseFeatures, HOW } from './lessons.ts';
import type { SearchIndex } from './search-index.ts';
import { sentencesOf } from './search.ts';
import type { Weigh } from './weigh.ts';
import { sureness, type Sightings } from './sureness.ts';
import { namesNothing } from './small-talk.ts';
import { splitWords } from './tokenize.ts';

export type Place = { slug: string; version: string; paragraph: number };

export type Look = {
  /** What would be quoted: one passage, or up to three where one may not hold all. */
  passages: Place[];
  /** What it may as well be about, likeliest first. */
  rivals: Place[];
  /** The chance that they answer, between 0 and 1. */
  confidence: number;
  /** The chance that it is a case, which only a person can settle; and of which kind, when that is clear. */
  caseness: number;
  kind?: string;
  /** An appointment goes wrong as it is told. */
  isNow: boolean;
  /** For calibration: what the confidence was drawn from. */
  sightings: Sightings;
};

export const NOTHING_SEEN: Look = {
  passages: [],
  rivals: [],
  confidence: 0,
  caseness: 0,
  isNow: false,
  sightings: {
    chance: 0,
    article: 0,
    unanswered: 1,
    caseness: 0,
    features: [],
    known: 0,
    words: 0,
    asks: false,
    orders: false,
    coverage: { missed: 0, behind: 0 },
  },
};

/** So many passages are compared with the chosen ones. */
const LIKELIEST = 10;
/** Each of several questions of one message must be this sure by itself. */
const PART = 0.6;

export function lookerOver(shelf: SearchIndex, weigh: Weigh): (text: string, role: Role) => Look {
  const lookAt = (text: string, role: Role) => lookOf(shelf, text, weigh(withoutForms(text), role));
  return (text, role) => {
    const { look: whole, near } = lookAt(text, role);
    const parts = partsOf(text, whole.confidence >= PART);
    if (parts.length < 2) return whole;
    const looks = parts.map((part) => lookAt(part, role).look);
    // A sentence out of its story may mean anything: only what the whole is near to as well counts.
    return joinLooks(
      whole,
      looks.filter(({ passages: [first] }) => first && near.has(first.slug)),
    );
  };
}

/** Sentences and numbered points that ask or tell something; what nothing answers as a whole is not taken apart further. */
function partsOf(text: string, isAnswered: boolean): string[] {
  const points =
    text.split(/(?:^|\s)(?:\d[).]|-|•)\s+/).length > 2 ? text.split(/(?:^|\s)(?:\d[).]|-|•)\s+/) : [text];
  return points
    .flatMap(sentencesOf)
    .flatMap((sentence) => (isAnswered ? questionsOf(sentence) : [sentence]))
    .filter((sentence) => splitWords(sentence).length > 3 && !namesNothing(sentence));
}

/** « Comment … et où … ? » asks twice in one sentence. */
function questionsOf(sentence: string): string[] {
  const halves = sentence.split(AND_ASKS);
  if (halves.length < 2 || !ASKS.test(halves[0] ?? '')) return [sentence];
  return halves.map((half) => (half.endsWith('?') ? half : `${half} ?`));
}

const ASKING =
  "(?:(?:à qui|à quel(?:le)?|combien|comment|où|pourquoi|quand|quel(?:le)?s?|qui|sous quel)(?=[\\s’'])|(?:ai|doi[st]|est|faut|peut|peuvent|puis)-)";
const AND_ASKS = new RegExp(`,?\\s+et\\s+(?=${ASKING})`, 'iu');
const ASKS = new RegExp(`(?<![\\p{L}-])${ASKING}`, 'iu');

/** Two questions of one message, each answered; or the one sentence that asks, out of a story. */
function joinLooks(whole: Look, parts: readonly Look[]): Look {
  const caseness = Math.max(whole.caseness, ...parts.map((part) => part.caseness * OF_A_PART));
  const sure = parts.filter(({ confidence }) => confidence >= PART).slice(0, 2);
  const passages = unique(sure.flatMap((part) => part.passages.slice(0, 1)));
  const confidence = Math.min(...sure.map((part) => part.confidence));
  if (passages.length === 0 || (passages.length === 1 && whole.confidence > confidence))
    return { ...whole, caseness };
  return {
    ...whole,
    passages: unique([...passages, ...whole.passages]).slice(0, MOST),
    confidence,
    caseness,
  };
}

/** More passages than this nobody reads. */
const MOST = 3;

/** A sentence out of a story sounds more like a case than the story does. */
const OF_A_PART = 0.8;

function unique(places: readonly Place[]): Place[] {
  const key = ({ slug, paragraph }: Place) => `${slug}#${paragraph}`;
  return places.filter((place, at) => places.findIndex((other) => key(other) === key(place)) === at);
}

/** With the articles that are likeliest. */
export function lookOf(
  shelf: SearchIndex,
  text: string,
  { asking, order }: ReturnType<Weigh>,
): { look: Look; near: ReadonlySet<string> } {
  const chosen = choose(shelf, order, text);
  const { caseness, kind } = caseOf(shelf, text);
  const [first] = chosen;
  const likeliest = order.slice(0, LIKELIEST);
  const sightings = {
    chance: chosen.reduce((sum, { chance }) => sum + chance, 0),
    article: first ? asking.chanceOf(shelf.articleOf[first.at] ?? 0) : 0,
    unanswered: asking.unanswered,
    caseness,
    features: first?.features ?? [],
    known: asking.words.filter(shelf.isKnown).length / Math.max(1, asking.words.length),
    words: asking.words.length,
    asks: text.includes('?') || withoutForms(text) !== text,
    orders: givesAnOrder(text),
    coverage: termCoverage(shelf.pieces, asking.terms, {
      chosen: chosen.map(({ at }) => at),
      others: likeliest.flatMap((one) => (chosen.includes(one) ? [] : [one.at])),
    }),
  };
  const look = {
    passages: chosen.flatMap(({ at }) => placeOf(shelf, at)),
    rivals: rivalsIn(order).flatMap(({ at }) => placeOf(shelf, at)),
    confidence: sureness(sightings),
    caseness,
    ...(kind === undefined ? {} : { kind }),
    isNow: goesWrongNow(text),
    sightings,
  };
  return { look, near: new Set(likeliest.flatMap(({ at }) => shelf.passages[at]?.slug ?? [])) };
}

/** From here on a text is taken for a case. */
export const CASE = 0.25;

/** What kind of case a text tells; undefined for none, or for one of no clear kind. */
export function caseReaderOver(shelf: SearchIndex): (text: string) => string | undefined {
  return (text) => {
    const { caseness, kind } = caseOf(shelf, text);
    return caseness >= CASE ? kind : undefined;
  };
}

/** A kind is named when it is most of what is likely. */
const CLEAR_KIND = 0.6;

function caseOf(shelf: SearchIndex, text: string): { caseness: number; kind?: string } {
  const chances = shelf.cases(caseFeatures(text, shelf.reader));
  const caseness = 1 - (chances.get(HOW) ?? 1);
  const [best] = [...chances].filter(([kind]) => kind !== HOW).toSorted(([, one], [, other]) => other - one);
  return best && best[1] >= CLEAR_KIND * caseness ? { caseness, kind: best[0] } : { caseness };
}

export function placeOf({ passages }: SearchIndex, at: number): Place[] {
  const passage = passages[at];
  return passage ? [{ slug: passage.slug, version: passage.version, paragraph: passage.paragraph }] : [];
}
