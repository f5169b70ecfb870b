import type { ProposalKind } from '../../domain/review/types.ts';
import type { ProposalState } from '../../domain/review/decision.ts';

/** The words of the page where a week's requests are reviewed. */
export const reviewWords = {
  title: 'Revue de la semaine',
  none: 'Aucune revue n’a encore eu lieu. Elle se prépare chaque lundi à 9 h 00.',
  nothing: 'Rien n’est à décider.',
  about: (week: string, requests: number) =>
    `Semaine du ${week} : ${requests} messages lus, ceux des cinq semaines précédentes compris.`,
  toDecide: 'À décider',
  decided: 'Décidé',
  volume: (now: number, before: number) => `${now} cette semaine, ${before} les cinq semaines précédentes`,
  spent: (minutes: number) => `${Math.round(minutes / 60)} h de délai ouvert en tout`,
  trend: 'Par semaine, la dernière à la fin :',
  said: 'Ce que les personnes écrivent :',
  questions: 'Demandes :',
  decide: 'Décider',
  accept: 'Accepter',
  owner: 'Qui s’en charge',
  due: 'Pour le',
  refuse: 'Refuser',
  reason: 'Pourquoi',
  expires: 'Sans décision au bout de quatre semaines, une proposition expire.',
} as const;

export const proposalKinds: Readonly<Record<ProposalKind, string>> = {
  new_article: 'Nouvel article',
  fix_article: 'Article à corriger',
  product: 'Défaut du produit',
  training: 'Sujet de formation',
};

/** What the evidence is, in one sentence. */
export const proposalReasons: Readonly<Record<ProposalKind, string>> = {
  new_article: 'Le sujet est apparu ces deux dernières semaines, ou aucun article n’en parle.',
  fix_article: 'Un article existe, et les personnes écrivent quand même : l’aide ne leur a pas suffi.',
  product: 'Les personnes signalent que quelque chose ne fonctionne pas.',
  training: 'Les réponses prennent longtemps ou se contredisent, alors qu’un article existe.',
};

export const proposalStates: Readonly<Record<ProposalState, string>> = {
  open: 'À décider',
  accepted: 'Acceptée',
  refused: 'Refusée',
  expired: 'Expirée',
};
