// What a person says of themselves decides which paragraph is theirs: an age, a number of employees, a date that is near.

/** Conditions that a row of folded words names, marked with `?`: "17 ans" and "moins de 18 ans" are the same one. */
export function conditionsIn(words: readonly string[]): string[] {
  const found = new Set<string>();
  words.forEach((word, at) => {
    const condition = NAMED.get(word) ?? (/^\d+$/.test(word) ? countAt(words, at) : undefined);
    if (condition) found.add(condition);
  });
  return [...found];
}

const MINOR = '?minor';
const SMALL = '?under-eleven';
const LARGE = '?eleven-or-more';
const NEAR = '?within-three-days';
const FAR = '?later';

const NAMED = new Map(
  Object.entries({
    [MINOR]: ['mineur', 'mineure', 'mineurs', 'mineures'],
    [SMALL]: ['tpe'],
    [NEAR]: ['demain', 'lendemain', 'aujourd', 'tantot', 'imminent', 'tomorrow', 'today'],
    '?night': ['nuit', 'nuits', 'nocturne', 'veilleur', 'night'],
    '?away': ['arret', 'arrets', 'absence', 'absences', 'arrete', 'arretee'],
  }).flatMap(([condition, words]) => words.map((word) => [word, condition] as const)),
);

const PEOPLE = /^(?:salari|personne|employ|collaborat|collegue|agent|gens|au$)/;
const ADULT = 18;
const APPRENTICE = 14;
const YEARLY_FROM = 11;
const LATE_FROM = 3;

/** A number tells by what is counted: years of age, people, days ahead. */
function countAt(words: readonly string[], at: number): string | undefined {
  const count = Number(words[at]);
  const [before2, before, next, after] = [words[at - 2], words[at - 1], words[at + 1], words[at + 2]];
  const isBelow = before === 'de' && before2 === 'moins';
  if (next === 'ans' && ((count >= APPRENTICE && count < ADULT) || (isBelow && count === ADULT)))
    return MINOR;
  if (next !== undefined && PEOPLE.test(next)) return isBelow || count < YEARLY_FROM ? SMALL : LARGE;
  if (before === 'dans' && next === 'jours') return count < LATE_FROM ? NEAR : FAR;
  if (before === 'dans' && (next === 'semaines' || next === 'mois')) return FAR;
  if (next === 'jours' && isBelow) return NEAR;
  return before === 'dans' && (next === 'heures' || next === 'h' || after === 'minutes') ? NEAR : undefined;
}
