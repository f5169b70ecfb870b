// What people put under their words: it tells nothing of why they write.
import { withoutFooters } from './footers.ts';

export type Signed = {
  /** What the person says. */
  text: string;
  /** Name, function, telephone: shown to whoever answers, judged by nobody. */
  signature: string;
  /** Footers of companies and programs. */
  folded: string;
};

const CLOSING =
  /^(?:(?:bien |très )?(?:cordialement|respectueusement|amicalement)|cdt|cdlt|crdlt|bien à vous|salutations|sincères salutations|(?:mes )?meilleures salutations|avec mes remerciements|bonne (?:journée|soirée|réception|fin de journée)|(?:best|kind|warm)?\s?regards|sincerely|yours (?:truly|sincerely)|mit freundlichen grüßen|met vriendelijke groet(?:en)?)\b[\s,.!]*$/iu;
/** A picture, where a program shows text alone. */
const LOGO = /^\[[^\]]{1,60}\]$/;
const DASHES = /^--\s*$/;

const LONGEST_SIGNATURE = 15;
const LONGEST_LINE = 120;
/** A line of a signature: how to reach somebody, where they work… */
const CONTACT =
  /[+(]?\d[\d .()/-]{7,}|\S*@\S*|\bwww\.\S*|https?:\S*|\b(?:tél|tel|mob|fax|port|portable|standard|phone|ligne directe|rue|avenue|boulevard|bd|place|cedex|bp|cs)\b|\b\d{5}\b/iu;
/** …or what they are. Words of health stand here in the name of a service, not of an illness. */
const FUNCTION =
  /\b(?:service|pôle|département|direction|directeur|directrice|responsable|assistante?|chargée?|gestionnaire|secrétaire|secrétariat|chef|cheffe|adjointe?|comptable|infirmi(?:er|ère)|médecin|docteur|dr|pr|cadre|technicien(?:ne)?|ingénieure?|conseill(?:er|ère)|consultante?|manager|head|officer|rh|drh|hôpital|hospital(?:ier|ière|iers)?|chu|ch|clinique|centre|cabinet|pharmacie|laboratoire|institut|unité|association|mairie|société|groupe|sas|sarl|sa|eurl|scop|ehpad|ime|esat|médico-social|ligue|fondation|fédération|comité|réseau|collectif|mutuelle|syndicat|agence|psychologue|psychiatre|ergonome|préventeur|préventrice|formateur|formatrice|juriste|avocate?|kinésithérapeute|ostéopathe|pharmacien(?:ne)?|sage-femme|aide-soignante?|éducateur|éducatrice|président|présidente|gérante?|coordinateur|coordinatrice|délégué|déléguée|nurse|surgeon|gmbh|department|manager|leiter|leiterin)\b/iu;
const NAME =
  /^(?:(?:M\.|Mme|Mlle|Dr|Pr|Me)\s+)?\p{Lu}[\p{L}’'.-]*(?:[ ,]+(?:de |du |le |la |d[’'])?\p{Lu}[\p{L}’'.-]*){0,4}$/u;
const SPEAKS =
  /\b(?:je|j|il|elle|on|nous|vous|ils|elles|mon|ma|mes|ses|qui|que|est|suis|ai|a|i|he|she|we|my)\b|[?!]|\bp\.? ?s\b|\bn\.? ?b\b/iu;

export function signed(text: string): Signed {
  const { kept, folded } = withoutFooters(text);
  const at = signatureAt(kept);
  return {
    text: kept.slice(0, at).join('\n').trim(),
    signature: kept
      .slice(at)
      .join('\n')
      .replace(/^[\s-]*$/, '')
      .trim(),
    folded: folded.join('\n').trim(),
  };
}

/** Where the signature begins: nowhere, when any line of it says something. */
function signatureAt(lines: readonly string[]): number {
  const from = Math.max(0, lines.length - LONGEST_SIGNATURE - 1);
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at]?.trim() ?? '';
    if (DASHES.test(line) || CLOSING.test(line))
      return lines.slice(at + 1).every(isOfSignature) ? at : lines.length;
    if (isCard(lines, at)) return at;
  }
  return lines.length;
}

/** A full name on a line of its own, beneath what was said, with a way to reach it: nothing that was announced. */
function isCard(lines: readonly string[], at: number): boolean {
  const line = lines[at]?.trim() ?? '';
  const above =
    lines
      .slice(0, at)
      .findLast((one) => one.trim() !== '')
      ?.trim() ?? ':';
  if (lines[at - 1]?.trim() !== '' || above.endsWith(':')) return false;
  if (!NAME.test(line) || !line.includes(' ')) return false;
  const card = lines.slice(at + 1);
  return card.every(isOfSignature) && card.some((one) => CONTACT.test(one));
}

/** Anything that could be about somebody's health is no part of it: it is judged and masked as the rest. */
function isOfSignature(line: string): boolean {
  const said = line.trim();
  if (said === '' || DASHES.test(said) || CLOSING.test(said) || LOGO.test(said)) return true;
  if (said.length > LONGEST_LINE || SPEAKS.test(said) || digitsIn(said) >= DIGITS_OF_A_NIR) return false;
  return isNameOrPlace(said) || said.split(BETWEEN).every(isNameOrPlace);
}

/** Between the pieces of a card that is written in one line. */
const BETWEEN = /\s[|•·–—/-]+\s/;

function isNameOrPlace(said: string): boolean {
  if (NAME.test(said) || FUNCTION.test(said)) return true;
  return CONTACT.test(said) && isNamesOnly(said.replaceAll(CONTACTS, ' '));
}

/** Digits of a social security number without its key: telephone numbers have fewer. */
const DIGITS_OF_A_NIR = 13;
const CONTACTS = new RegExp(CONTACT.source, 'giu');
const JOINS_NAMES =
  /^(?:de|du|des|la|le|les|et|à|aux|sur|en|of|the|and|n°|no|ligne|poste|mail|e-mail|email|adresse|site|bis|ter)$/i;

function isNamesOnly(line: string): boolean {
  const words = line.match(/[\p{L}’'-]{2,}/gu) ?? [];
  return words.every((word) => /^\p{Lu}/u.test(word) || JOINS_NAMES.test(word));
}

function digitsIn(line: string): number {
  return line.match(/\d/g)?.length ?? 0;
}
