import { foldText } from '../../content/search/tokenize.ts';

/** « Le premier », « 2 », « oui »: which of the choices given is meant by its place, when nothing else is said. */
export function choiceMeant(answer: string, choices: readonly string[]): string | undefined {
  const words = foldText(answer)
    .replaceAll(/[^a-z\d ]/g, ' ')
    .trim();
  if (choices.length === 1 && YES.test(words)) return choices[0];
  const place = PLACES.findIndex((named) => named.test(words));
  return place === -1 ? undefined : choices[place];
}

const YES = /^(?:oui|ouais|yes|exact|exactement|c est ca|oui c est ca|tout a fait)$/;

const PLACES: readonly RegExp[] = [
  ['1', '1er', '1ere', 'premier', 'premiere'],
  ['2', '2e', '2eme', 'second', 'seconde', 'deuxieme'],
  ['3', '3e', '3eme', 'dernier', 'derniere', 'troisieme'],
].map((names) => new RegExp(`^(?:(?:le|la|point|plutot|oui) )*(?:${names.join('|')})(?: point| choix)?$`));
