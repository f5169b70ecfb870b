import type { TextReading } from './findings.ts';
import type { Finding } from './knowledge.ts';
import { fold } from './tokens.ts';

const TITLE =
  /^(?:mr?|mmes?|mlle|monsieur|madame|mademoiselle|dr|sarl|sasu?|eurl|sa|sci|ste|societe|société|entreprise|d|de|du|des|la|le|les|et|fils|n|née?|tel|tél|téléphone|portable|mail|email|c'est|pour|je|j|suis|m'appelle|mon|nom|est|moi|siret|siren|facture|dossier|contrat|devis|numéro|numero)\.?°?$/i;
const NAME = /^\p{Lu}(?:\.|[\p{Ll}\p{M}]+)(?:['’-]\p{L}+)*$/u;
const NUMBER = /^\+?[\p{L}]?\d[\d./-]*$/u;
const EMAIL = /^\S+@\S+\.\w+$/;
/** Nobody's name, company and number are longer. */
const MOST = 8;
/** A telephone number has ten digits, a company's number nine. */
const NUMBER_DIGITS = 9;

/**
 * A name, a company, a telephone or another number, said alone: « Mme Robert », « Fatou Diallo 06 12 34 56 78 ». They ask nothing, and
 * whoever knows the words must still say that none tells of anything else: « Mort Subite » has the form of a name.
 */
export function haveFormOfDetails(text: string): boolean {
  const parts = text
    .replaceAll('’', "'")
    .split(/[\s,;:()]+/)
    .filter((part) => part !== '' && part !== '-');
  if (parts.length === 0 || parts.length > MOST) return false;
  const forms = parts.map((part) => FORMS.find(({ pattern }) => pattern.test(part))?.name);
  const count = (name: string) => forms.filter((form) => form === name).length;
  const digits = text.replaceAll(/\D/g, '').length;
  const names = count('name');
  return (
    !forms.includes(undefined) &&
    (names > 1 ||
      (names === 1 && parts.length > 1) ||
      count('email') > 0 ||
      digits >= NUMBER_DIGITS ||
      isReference())
  );

  function isReference(): boolean {
    return count('title') > 0 && count('number') > 0;
  }
}

const FORMS = [
  { name: 'title', pattern: TITLE },
  { name: 'number', pattern: NUMBER },
  { name: 'email', pattern: EMAIL },
  { name: 'name', pattern: NAME },
] as const;

/** Names and numbers, none of which a rule of weight or a hint knows nor a slip explains: what the voice hears in them is chance. */
export function areDetails({ text, tokens, found, hinted }: TextReading): boolean {
  if (hinted || found.some(({ rule }) => !OF_NO_WEIGHT.has(rule.gives))) return false;
  const asWritten = tokens.every(({ word, start, end }) => fold(text.slice(start, end)).includes(word));
  return (asWritten || HONORIFIC.test(text)) && haveFormOfDetails(text);
}

const OF_NO_WEIGHT = new Set<Finding>(['question', 'other', 'ordinary-need', 'about-self', 'about-staff']);
/** « Mme Lefebvre » has no fever. */
const HONORIFIC = /\b(?:mr?|mmes?|mlle|monsieur|madame|mademoiselle)\b/i;
