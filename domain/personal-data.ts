import { REFERENCE } from './reference.ts';

/**
 * Takes out what could tell who writes, before a text leaves for a model: addresses, numbers, names that are given as
 * such. What is left is enough to know which article answers.
 */
export function withoutPersonalData(text: string): string {
  return MASKS.reduce((left, [form, mask]) => left.replaceAll(form, mask), text);
}

const NAME = String.raw`\p{Lu}[\p{L}’'-]+`;

// The longest numbers first: an IBAN holds a telephone number. Words follow the mask as they stood.
const MASKS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\b${REFERENCE}\\b`, 'gi'), '[référence]'],
  [/[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/g, '[adresse e-mail]'],
  [/\bhttps?:\/\/\S+/gi, '[lien]'],
  [/\b[A-Z]{2}\d{2}(?:[ ]?[0-9A-Z]{4}){3,7}(?:[ ]?[0-9A-Z]{1,4})?\b/g, '[IBAN]'],
  [
    /(?<!\d)[12][ .-]?\d{2}[ .-]?\d{2}[ .-]?\d[\dAB][ .-]?\d{3}[ .-]?\d{3}(?:[ .-]?\d{2})?(?!\d)/gi,
    '[numéro]',
  ],
  [/(?<!\d)(?:\+33|0033|0)[ .-]?[1-9](?:[ .-]?\d{2}){4}(?!\d)/g, '[téléphone]'],
  [/(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)/g, '[date]'],
  [/(?<!\d)\d(?:[ .]?\d){8,}(?!\d)/g, '[numéro]'],
  [
    /(?<!\d)\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|av\.?|boulevard|bd|place|chemin|impasse|allée|quai|route)\s[^\n,.!?]{2,60}/giu,
    '[adresse]',
  ],
  [/(?<!\d)\d{5}\s+\p{Lu}[\p{L}-]+(?:[ -]\p{Lu}[\p{L}-]+)*/gu, '[ville]'],
  [
    new RegExp(
      String.raw`\b((?:[Mm]onsieur|[Mm]adame|[Mm]ademoiselle|Mme|Mlle|Mr|M\.|[Dd]octeur|Dr\.?|[Mm]aître)\s+)${NAME}(?:\s+${NAME})*`,
      'gu',
    ),
    '$1[nom]',
  ],
  [
    new RegExp(
      String.raw`((?:[Jj]e m['’]appelle|[Mm]on nom est|[Mm]oi c['’]est|[Ss]igné|[Cc]ordialement,?|[Mm]erci,?\n)\s*)${NAME}(?:[ ]+${NAME})*`,
      'gu',
    ),
    '$1[nom]',
  ],
  [new RegExp(String.raw`((?:\p{Ll}|,)[ ])${NAME}(?:[ ]${NAME})+`, 'gu'), '$1[nom]'],
];
