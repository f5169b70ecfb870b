/** What the assistant says around the help centre's own words. It never says anything of its own on the matter. */

const INTRODUCTION = 'Je suis l’assistant de Paladin, une intelligence artificielle.';
const SOURCE = 'Voici ce que dit notre centre d’aide.';
const CLOSING = 'Cela répond-il à votre question ?';
const HUMAN = 'Pour parler à une personne, dites-le simplement.';

export type Quoted = { heading?: string; text: string };
export type Link = { title: string; href: string };

/** Quoted passages, their articles, and the question that tells whether the clocks may rest. */
export function answerText(said: {
  first: boolean;
  quoted: readonly Quoted[];
  links: readonly Link[];
}): string {
  return [
    said.first ? `${INTRODUCTION} ${SOURCE}` : SOURCE,
    ...said.quoted.map(quotation),
    said.links.map(({ title, href }) => `Voir : ${title} (${href})`).join('\n'),
    `${CLOSING} ${HUMAN}`,
  ].join('\n\n');
}

/** A draft for an agent to make their own: the passages and their articles, without a word about who wrote it. */
export function draftText({ quoted, links }: { quoted: readonly Quoted[]; links: readonly Link[] }): string {
  return [
    ...quoted.map(quotation),
    links.map(({ title, href }) => `Voir : ${title} (${href})`).join('\n'),
  ].join('\n\n');
}

/** One question, with the articles that it may be about. */
export function clarificationText(said: { first: boolean; choices: readonly Link[] }): string {
  const introduction = said.first ? [INTRODUCTION] : [];
  if (said.choices.length === 0) {
    return [
      ...introduction,
      `Quelle est votre question sur Paladin ? Décrivez-la en une phrase. ${HUMAN}`,
    ].join(' ');
  }
  return [
    [
      ...introduction,
      'Je ne suis pas sûr de bien comprendre. Votre question porte-t-elle sur l’un de ces sujets ?',
    ].join(' '),
    said.choices.map(({ title, href }) => `- ${title} (${href})`).join('\n'),
    `Répondez avec vos mots : je cherche à nouveau. ${HUMAN}`,
  ].join('\n\n');
}

function quotation({ heading, text }: Quoted): string {
  return heading === undefined ? text : `${heading}\n${text}`;
}
