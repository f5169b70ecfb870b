/** What the assistant says around the help centre's own words. It never says anything of its own on the matter. */

import { frenchSpaces } from '../french-spaces.ts';
import type { Language } from '../search/language.ts';
import type { SmallTalk } from '../search/small-talk.ts';

const INTRODUCTION = 'Je suis l’assistant de Paladin, une intelligence artificielle.';
const SOURCE = 'Voici ce que dit notre centre d’aide.';
const CLOSING = 'Cela répond-il à votre question ?';
const HUMAN = 'Pour parler à une personne, dites-le simplement.';

/** Said first, in the reader's language, above an answer that stays in French. */
const inFrenchOnly: Record<Language, string> = {
  en: 'Our help centre is in French. If you prefer, ask for a person: they will answer you. Emergency: call 15 or 112.',
  es: 'Nuestro centro de ayuda está en francés. Si lo prefiere, pida hablar con una persona. Urgencia: llame al 15 o al 112.',
  pt: 'O nosso centro de ajuda está em francês. Se preferir, peça para falar com uma pessoa. Urgência: ligue 15 ou 112.',
  it: 'Il nostro centro assistenza è in francese. Se preferisce, chieda di parlare con una persona. Emergenza: chiami il 15 o il 112.',
  de: 'Unser Hilfebereich ist auf Französisch. Sie können auch mit einer Person sprechen. Notfall: 15 oder 112 anrufen.',
  ar: 'مركز المساعدة بالفرنسية. يمكنكم طلب التحدث مع شخص. في حالة الطوارئ اتصلوا بالرقم 15 أو 112.',
  other:
    'Our help centre is in French. If you prefer, ask for a person: they will answer you. Emergency: call 15 or 112.',
};

export type Quoted = { heading?: string; text: string };
export type Link = { title: string; href: string };

/** Passages as they stand, and the articles where they do. */
type Cited = { quoted: readonly Quoted[]; links: readonly Link[] };

/** Quoted passages, their articles, and the question that tells whether the clocks may rest. */
export function answerText(said: Cited & { first: boolean; language?: Language }): string {
  return paragraphs([
    ...(said.language === undefined ? [] : [inFrenchOnly[said.language]]),
    said.first ? `${INTRODUCTION} ${SOURCE}` : SOURCE,
    ...citedLines(said),
    `${CLOSING} ${HUMAN}`,
  ]);
}

/** The lines of a passage quoted before that tell what is asked now, and no more of it. */
export function recallText(said: { quoted: Quoted; links: readonly Link[]; language?: Language }): string {
  const { heading, text } = said.quoted;
  const named = heading === undefined ? '' : `, sous « ${heading} »`;
  return paragraphs([
    ...(said.language === undefined ? [] : [inFrenchOnly[said.language]]),
    `La réponse se trouve dans ce que j’ai cité plus haut${named} :`,
    ...citedLines({ quoted: [{ text }], links: said.links }),
    `${CLOSING} ${HUMAN}`,
  ]);
}

/** Said above a proposal to ask a doctor: what holds for everybody, whoever asks. */
export function generalRuleText(cited: Cited): string {
  return paragraphs([
    'L’assistant de Paladin, une intelligence artificielle, a trouvé cette règle générale dans notre centre d’aide.',
    ...citedLines(cited),
  ]);
}

/** What support reads of an answer that would tell what is masked in the question. */
export const MASKED_ANSWER =
  '[Réponse tirée du centre d’aide. Elle est masquée : elle dirait ce qui l’est dans la question.]';

/** A draft for an agent to make their own: the passages and their articles, without a word about who wrote it. */
export function draftText(cited: Cited): string {
  return paragraphs(citedLines(cited));
}

function paragraphs(texts: readonly string[]): string {
  return frenchSpaces(texts.join('\n\n'));
}

function citedLines({ quoted, links }: Cited): string[] {
  return [...quoted.map(quotation), links.map(({ title, href }) => `Voir : ${title} (${href})`).join('\n')];
}

/** One question back, with the sections that the message may be about. */
export function clarificationText(said: { first: boolean; choices: readonly Link[] }): string {
  const introduction = said.first ? `${INTRODUCTION} ` : '';
  if (said.choices.length === 0)
    return frenchSpaces(
      `${introduction}Quelle est votre question sur Paladin ? Décrivez-la en une phrase. ${HUMAN}`,
    );
  const [points, choose] =
    said.choices.length === 1
      ? ['ce point', 'Choisissez-le si c’est le cas, ou redites votre question avec vos mots.']
      : ['l’un de ces points', 'Répondez par l’un d’eux, ou avec vos mots.'];
  return paragraphs([
    `${introduction}Pour vous répondre juste : votre question porte-t-elle sur ${points} ?`,
    said.choices.map(choiceLine).join('\n'),
    `${choose} ${HUMAN}`,
  ]);
}

function choiceLine({ title, href }: Link): string {
  return `- Voir : ${title} (${href})`;
}

/** What a clarification gives to choose from, as it was written. */
export function choicesIn(clarification: string): string[] {
  return [...clarification.matchAll(/^- Voir\s:\s(?<title>.+) \(\/aide\/[a-z0-9-]+\)$/gm)].flatMap(
    ({ groups }) => groups?.['title'] ?? [],
  );
}

/** What asks nothing, and what nothing more is known of than was quoted. */
export type Talk = SmallTalk | 'no-more';

/** A short word to it: no article, and no agent promised for it. */
export function smallTalkText(said: { first: boolean; talk: Talk; language?: Language }): string {
  const texts = [
    ...(said.language === undefined ? [] : [inFrenchOnly[said.language]]),
    ...(said.first ? [INTRODUCTION] : []),
    smallTalk[said.talk],
    HUMAN,
  ];
  return frenchSpaces(texts.join(' '));
}

const ASK = 'Posez votre question sur Paladin ou sur le suivi en santé au travail, en une phrase.';

const WHICH = 'De quoi s’agit-il exactement ? Redites votre question en entier, avec le sujet.';

const smallTalk: Record<Talk, string> = {
  greeting: `Bonjour ! ${ASK}`,
  'well-being': `Bonjour ! Tout fonctionne, merci. ${ASK}`,
  robot:
    'Oui, je suis un programme, pas une personne : je cite le centre d’aide de Paladin. Posez-moi votre question, en une phrase.',
  automatic:
    'Ce message ressemble à une réponse automatique. Si vous avez une question, écrivez-la en une phrase.',
  phone: 'Vous avez laissé un numéro de téléphone. Quelle est votre question, en une phrase ?',
  details: 'Vous avez laissé un nom ou des coordonnées. Quelle est votre question, en une phrase ?',
  announced: `Je vous écoute. ${ASK}`,
  withdrawn: 'C’est noté. Si vous avez une autre question, écrivez-la en une phrase.',
  thanks: 'Avec plaisir. Avez-vous une autre question ?',
  noise: `Je n’ai pas compris votre message. ${ASK}`,
  'off-topic':
    'Je ne réponds qu’aux questions sur Paladin et le suivi en santé au travail. Posez la vôtre en une phrase.',
  insult: `Je regrette que l’échange ne vous satisfasse pas. Dites-moi ce qui ne va pas, en une phrase.`,
  injection: `Je réponds seulement à partir du centre d’aide de Paladin. ${ASK}`,
  'follow-up': WHICH,
  unnamed: WHICH,
  unhelped: WHICH,
  // A relay to the doctors is proposed in place of this.
  unwell: ASK,
  'no-more':
    'Je ne trouve rien de plus précis dans le centre d’aide que ce que j’ai cité plus haut. Dites en une phrase ce qui manque, ou ce qui change dans votre cas.',
};

function quotation({ heading, text }: Quoted): string {
  return heading === undefined ? text : `${heading}\n${text}`;
}
