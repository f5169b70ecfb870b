// A question that goes on from an earlier one, or comes back to it: what was quoted is not quoted again.
import type { Role } from '../../domain/triage/types.ts';
import { type Look, lookOf, type Place, placeOf } from './look.ts';
import { newWordsOf, type NewWords } from './new-words.ts';
import type { Likely } from './ranker.ts';
import type { SearchIndex } from './search-index.ts';
import { tellingLines } from './telling-lines.ts';
import type { Weigh } from './weigh.ts';

/** What was said before: the question that this one goes on from, and the passages that were quoted. */
type Earlier = { before?: string | undefined; quoted: readonly Place[] };

/** With `recalled`, the first passage was quoted before: the lines of it that tell what is asked now. */
export type NextLook = Look & { recalled?: string };

/** A look at what is asked after something was said; undefined where nothing tells what is new in it. */
export type LookOn = (text: string, earlier: Earlier, role: Role) => NextLook | undefined;

/** So many passages may be meant by a few words more. */
const LIKELIEST = 15;
/** How much less likely a passage is for having been read. */
const READ = 0.5;

export function lookerOn(
  shelf: SearchIndex,
  weigh: Weigh,
  lookAt: (text: string, role: Role) => Look,
): LookOn {
  return (text, { before, quoted }, role) => {
    const shown = shownOf(shelf, quoted, newWordsOf(shelf, text, before));
    if (before !== undefined) return lookTogether(shelf, { weigh, shown }, { text, before, role });
    const look = lookAt(text, role);
    const [first] = look.passages;
    if (first && shown.isQuoted(first)) return { ...look, passages: [first], recalled: shown.linesOf(first) };
    return { ...look, passages: look.passages.filter((place) => !shown.isQuoted(place)) };
  };
}

/** What was shown already, and what of it tells the new words. */
type Shown = ReturnType<typeof shownOf>;

function shownOf(shelf: SearchIndex, quoted: readonly Place[], wanted: NewWords) {
  const isQuoted = (place: Place) => quoted.some((one) => isSame(one, place));
  const isRead = ({ at }: Likely) => placeOf(shelf, at).some(isQuoted);
  const linesOf = (place: Place) =>
    tellingLines(shelf.passages.find((one) => isSame(one, place))?.text ?? '', wanted);
  const linesAt = ({ at }: Likely) => placeOf(shelf, at).map(linesOf).join('\n');
  return {
    isQuoted,
    isRead,
    linesOf,
    linesAt,
    /** Whether it tells any of the new words: read already, by its lines. */
    isMeant: (one: Likely) => wanted.share(one.at) > 0 && !(isRead(one) && linesAt(one) === ''),
    /** What was read already is seldom what is asked for now. */
    worth: (one: Likely) => Math.sqrt(isRead(one) ? one.chance * READ : one.chance) * wanted.share(one.at),
    /** With the chance of each among what was not read. */
    unread: (some: readonly Likely[], all: readonly Likely[]): Likely[] => {
      const total = all.reduce((sum, one) => sum + (isRead(one) ? 0 : one.chance), 0);
      return some.filter((one) => !isRead(one)).map((one) => ({ ...one, chance: one.chance / total }));
    },
  };
}

function lookTogether(
  shelf: SearchIndex,
  { weigh, shown }: { weigh: Weigh; shown: Shown },
  { text, before, role }: { text: string; before: string; role: Role },
): NextLook | undefined {
  const joined = joinQuestions(before, text);
  const { asking, order: together } = weigh(joined, role);
  const order = ofOneMatter(shelf, together, weigh(text, role).order);
  const meant = order
    .slice(0, LIKELIEST)
    .filter(shown.isMeant)
    .toSorted((one, other) => shown.worth(other) - shown.worth(one));
  const [first] = meant;
  const lookAmong = (some: readonly Likely[]) => lookOf(shelf, joined, { asking, order: some }).look;
  if (first && shown.isRead(first))
    return {
      ...lookAmong([first, ...order]),
      passages: placeOf(shelf, first.at),
      recalled: shown.linesAt(first),
    };
  // That the new words bring another passage to the top tells that they are of it.
  const isMoved = together[0] !== undefined && !shown.isRead(together[0]);
  return [meant, isMoved ? together : []]
    .map((some) => shown.unread(some, order))
    .filter((some) => some.length > 0)
    .map(lookAmong)
    .toSorted((one, other) => other.confidence - one.confidence)[0];
}

/** Two questions as one: what the second leaves out, the first says. */
export function joinQuestions(before: string, text: string): string {
  return `${before.replaceAll(/[.?!…\n]+/g, ' ')} ${text}`;
}

/** What the new words are about by themselves counts as much as its article is meant by both questions. */
function ofOneMatter(
  { articleOf }: SearchIndex,
  together: readonly Likely[],
  alone: readonly Likely[],
): Likely[] {
  const articles = new Map<number, number>();
  const rows = new Map<number, Likely>();
  for (const one of together) {
    const article = articleOf[one.at] ?? 0;
    articles.set(article, (articles.get(article) ?? 0) + one.chance);
    rows.set(one.at, one);
  }
  for (const one of alone) {
    const chance = one.chance * (articles.get(articleOf[one.at] ?? 0) ?? 0);
    if (chance > (rows.get(one.at)?.chance ?? 0)) rows.set(one.at, { ...one, chance });
  }
  return [...rows.values()].toSorted((one, other) => other.chance - one.chance);
}

function isSame(one: Place, other: Place): boolean {
  return one.slug === other.slug && one.paragraph === other.paragraph;
}
