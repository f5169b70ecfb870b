// What a question wants to be told, and what a passage holds: a delay, an amount, a person, an hour.
import { foldText } from './tokenize.ts';

type Kind = keyof typeof KINDS;

/** Each kind: how it is asked for, and what a passage that tells it holds; both read folded text. */
const KINDS = {
  duration: {
    asked:
      /combien (?:de (?:temps|jours|semaines|mois|annees)|d'annees|d'heures|d'avance)|tous les combien|quel delai|sous (?:quel delai|combien)|delais?\b|frequence|periodicite|a quel rythme|longtemps|dure(?:e|nt)?\b|\bvalidite|valable|au plus tard|avant quand|jusqu'a quand|how long|how often/,
    held: /\b(?:\d+|un|une|deux|trois|quatre|cinq|huit|quinze|quarante) (?:ans?|annees?|mois|semaines?|jours?|heures?|minutes)\b|chaque (?:annee|jour)|\bduree\b|\bdelai\b/,
  },
  amount: {
    asked:
      /combien (?:ca |cela )?(?:coute|faut-il payer|on paie|vous prenez)|\bprix\b|\btarifs?\b|\bcouts?\b|\bcher\b|quel montant|amende|facturee? combien|how much/,
    held: /€|\beuros?\b|\btarif|\bprix\b|\bmontant|\bcotisation|\bgratuit|\bfrais\b|\bamende/,
  },
  hour: {
    asked:
      /quelle heure|horaires?\b|ouvrez|(?:vous|service|support|etes|centre|standard|accueil)[ -](?:\w+ )?(?:ferme|ouvert)|vous fermez|(?:fermes?|ouverts?) (?:le|les|a|en|entre|pendant|jusqu)\b|(?<!(?:attendu|pendant|passe|tout|avant|apres) )le (?:samedi|dimanche|week-end)/,
    held: /\d+ h|\bheures d'ouverture|\bferies?\b|\bhoraires?\b/,
  },
  age: { asked: /quel age/, held: /\d+ ans/ },
  person: {
    asked: /\b(?:qui|a qui|par qui|devant qui|c'est qui)\b (?!est-ce|sont|a |ne |n'|me |m')/,
    held: /\b(?:employeur|salarie|medecin|infirmi|equipe|service|conseil de prud|administrateur|rh|support|agence|entreprise|cse|cpam)/,
  },
  way: {
    asked:
      /\bcomment (?!ca va|se passe)|marche a suivre|procedure|demarches?\b|quelles? etapes?|\bhow (?:do|to|can)/,
    held: /\b(?:ouvrez|ecrivez|choisissez|demandez|connectez|cliquez|envoyez|indiquez|signalez|saisissez|prenez|verifiez|declare|faites|telechargez|invitez|adress)/,
  },
  place: {
    asked: /^(?:c'est )?ou\b|\bou (?:est|sont|trouver|se|puis|je|on|dois|voir|tele)/,
    held: /\b(?:espace|rubrique|adresse|centre|lieu|profil|fiche|dossier|convocation|email|e-mail|chat)/,
  },
  permission: {
    asked:
      /\b(?:puis-je|peut-on|peut-il|peut-elle|peuvent|ai-je le droit|le droit|a le droit|j'ai droit|est-ce que je peux|on peut|je peux|possible|autorise|interdit|refuser|obligee?s?|obligatoires?|faut-il|doit-on|doit-il|dois-je|il faut|devons-nous|must|may i|can i|have to)\b/,
    held: /\b(?:oui|non|peut|peuvent|pouvez|doit|devez|droit|obligat|obligee?|possible|facultati|aucune?|jamais|refus|suffi)/,
  },
} as const;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets the keys' type
const NAMES = Object.keys(KINDS) as readonly Kind[];

/** Kinds that the question asks for. */
export function asksFor(question: string): Kind[] {
  const folded = foldText(question);
  return NAMES.filter((name) => KINDS[name].asked.test(folded));
}

/** The question without the words that say which kind of thing is asked for. */
export function withoutAsking(question: string): string {
  return NAMES.reduce((text, name) => text.replace(KINDS[name].asked, ' '), foldText(question));
}

/** Kinds that a text tells. */
export function tells(text: string): ReadonlySet<Kind> {
  const folded = foldText(text);
  return new Set(NAMES.filter((name) => KINDS[name].held.test(folded)));
}
