import type { Ending, ProposalState } from '../../domain/review/proposal-decision.ts';
import type { Change, Effect } from '../../domain/indicators/effect.ts';
import type { Evidence } from '../../domain/review/evidence.ts';
import type { ProductEventKind } from '../../domain/review/product-events.ts';
import type { ProposalKind } from '../../domain/review/review-types.ts';
import { percent, span } from './indicator-words.ts';

const day = new Intl.DateTimeFormat('fr-FR', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "16 novembre 2026". @param date civil, as `2026-11-16` */
export function eventDateInWords(date: string): string {
  return day.format(Date.parse(`${date}T00:00:00Z`));
}

function plural(count: number, one: string, several: string): string {
  return `${count} ${count > 1 ? several : one}`;
}

/** The words of the page where a week's requests are reviewed. */
export const reviewWords = {
  title: 'Revue de la semaine',
  none: 'Aucune revue n’a encore eu lieu. Elle se prépare chaque lundi à 9 h 00.',
  nothing: 'Rien n’est à décider.',
  about: (week: string, requests: number, groups: number) =>
    `Semaine du ${eventDateInWords(week)} : ${plural(requests, 'message lu', 'messages lus')}, ceux des cinq semaines précédentes compris, en ${plural(groups, 'sujet', 'sujets')}.`,
  left: (count: number) =>
    `${plural(count, 'autre sujet attend', 'autres sujets attendent')} : sept propositions par semaine au plus, les plus coûteuses d’abord. ${count > 1 ? 'Ils reviendront s’ils durent' : 'Il reviendra s’il dure'}.`,
  toDecide: 'À décider',
  running: 'En cours',
  over: 'Terminé',
  volume: (now: number, before: number) => `${now} cette semaine, ${before} les cinq semaines précédentes`,
  rewritten: (count: number) =>
    `${count === 1 ? 'un brouillon de l’assistant réécrit' : `${count} brouillons de l’assistant réécrits`} par un conseiller avant l’envoi`,
  spent: (minutes: number) => `${span(minutes * 60_000)} de délai ouvert en tout`,
  trend: 'Demandes par semaine, six semaines',
  said: 'Ce que les personnes écrivent',
  questions: 'Demandes',
  decide: 'Décider',
  open: 'Préparer',
  accept: 'Accepter',
  name: 'Sujet',
  kind: 'Ce qu’il faut faire',
  owner: 'Qui s’en charge',
  due: 'Pour le',
  refuse: 'Refuser',
  reason: 'Pourquoi',
  expires: 'Sans décision au bout de quatre semaines, une proposition expire.',
  back: 'Retour à la revue',
  draft: 'Brouillon',
  draftHint:
    'Ce que plusieurs réponses ont dit en commun, à relire et à compléter. Publier suit le chemin de tout article.',
  sectionHint:
    'Section tirée d’une réponse bien notée, après un échec de l’assistant, sans donnée personnelle. À relire et à vérifier : rien n’est publié seul.',
  download: 'Télécharger le brouillon (Markdown)',
  near: 'Articles proches',
  nearHint: 'À lire d’abord : compléter un article vaut mieux qu’en écrire un second.',
  noNear: 'Aucun article proche.',
  productNote: 'À transmettre à l’équipe produit',
  answers: 'Ce que plusieurs réponses disent',
  noAnswers: 'Les réponses données ne disent rien en commun.',
  effect: 'Effet mesuré',
  notYet: 'L’effet se mesure quatre semaines après la date prévue, sur les demandes du même sujet.',
  end: 'Clore l’action',
  ending: 'Suite donnée',
  note: 'Ce que nous en retenons',
  cases: 'Délais manqués et dossiers complexes',
  casesHint: (shown: number, all: number) =>
    all > shown
      ? `Les ${shown} plus longs sur ${all}. Pourquoi, d’après leur journal :`
      : 'Pourquoi, d’après leur journal :',
  noCases: 'Aucun délai manqué, aucun dossier complexe cette semaine.',
  missed: 'délai manqué',
  complex: 'dossier complexe',
  pairs: 'Articles à rapprocher',
  pairWhy: { duplicate: 'disent presque la même chose', figures: 'donnent deux chiffres différents' },
  events: 'Changements du produit',
  eventsHint: 'Une version, un incident ou une règle nouvelle : la revue et les courbes les marquent.',
  noEvents: 'Aucun changement enregistré ces six semaines.',
  record: 'Enregistrer un changement',
  eventKind: 'Nature',
  eventTitle: 'De quoi s’agit-il',
  begins: 'Du',
  ends: 'Jusqu’au (vide : toujours en cours)',
  save: 'Enregistrer',
  stop: 'Terminé le',
  speaking: 'Articles qui en parlent, à relire',
  risesWith: 'Monte avec',
  rising: 'Sujets qui montent avec',
} as const;

export const eventKinds: Readonly<Record<ProductEventKind, string>> = {
  release: 'Version',
  incident: 'Incident',
  rule: 'Règle nouvelle',
};

/** "du 3 au 5 novembre": as dates are told. */
export function eventDates({ begins, ends }: { begins: string; ends: string | null }): string {
  if (ends === null) return `depuis le ${eventDateInWords(begins)}`;
  return begins === ends
    ? `le ${eventDateInWords(begins)}`
    : `du ${eventDateInWords(begins)} au ${eventDateInWords(ends)}`;
}

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

/** On what it stands, each with its figure; only what weighs. */
export function evidenceInWords({ failing, reopened, signs, handledMinutes }: Evidence): string[] {
  const shares: (readonly [number, string])[] = [
    [failing, 'n’ont pas trouvé leur réponse dans l’aide'],
    [signs['has-read'], 'disent avoir lu l’aide ou suivi une consigne'],
    [signs.breakage, 'signalent une panne'],
    [signs.contradicted, 'disent avoir reçu des réponses contraires ou attendre encore'],
    [reopened, 'sont revenues après une réponse'],
  ];
  const told = shares.filter(([share]) => share >= 0.1).map(([share, what]) => `${percent(share)} ${what}`);
  return handledMinutes === 0
    ? told
    : [...told, `une personne du service y passe ${span(handledMinutes * 60_000)} de délai ouvert (médiane)`];
}

export const proposalStates: Readonly<Record<ProposalState, string>> = {
  open: 'À décider',
  accepted: 'Acceptée',
  refused: 'Refusée',
  expired: 'Expirée',
};

export const endings: Readonly<Record<Ending, string>> = {
  kept: 'Gardée',
  corrected: 'Corrigée',
  rolled_back: 'Annulée',
};

const effects: Readonly<Record<keyof Effect, string>> = {
  contact: 'Part du sujet dans les demandes',
  assistant: 'Résolues sans conseiller',
  satisfaction: 'Notes de 4 ou 5',
};

/** One line a measure: before, after, and whether the difference may be chance. */
export function actionEffectInWords(effect: Effect): { name: string; text: string }[] {
  return (['contact', 'assistant', 'satisfaction'] as const).map((id) => ({
    name: effects[id],
    text: changeInWords(effect[id]),
  }));
}

function changeInWords({ before, after, difference }: Change): string {
  const told = [before, after].map((share) => (share === undefined ? '–' : percent(share)));
  if (difference === undefined)
    return `${told[0]} avant, ${told[1]} après : pas assez de réponses pour comparer.`;
  const { low, high } = difference;
  const sure = low > 0 || high < 0;
  return `${told[0]} avant, ${told[1]} après ; écart entre ${points(low)} et ${points(high)}${sure ? '' : ', qui peut être dû au hasard'}.`;
}

function points(difference: number): string {
  const rounded = Math.round(difference * 1000) / 10;
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : ''}${String(Math.abs(rounded)).replace('.', ',')} point${Math.abs(rounded) >= 2 ? 's' : ''}`;
}

type Friction = {
  name: string;
  week: string;
  now: number;
  before: number;
  openMinutes: number;
  evidence: Evidence | null;
  sentences: readonly string[];
};

/** What is sent to whoever makes the product: facts, then what people wrote. */
export function productNote({ name, week, now, before, openMinutes, evidence, sentences }: Friction): string {
  const failing = evidence === null ? '' : ` ${percent(evidence.failing)} n’ont pas pu finir sans nous.`;
  const said = sentences.map((sentence) => `« ${sentence.replaceAll(/\s+/g, ' ')} »`).join('\n');
  return [
    `Semaine du ${eventDateInWords(week)}, sujet : ${name}.`,
    `${plural(now + before, 'personne nous a écrit', 'personnes nous ont écrit')} à ce sujet en six semaines, dont ${now} cette semaine.${failing} Délai ouvert passé en tout : ${span(openMinutes * 60_000)}.`,
    ...(said === '' ? [] : [`Ce qu’elles décrivent :\n${said}`]),
    'À nous dire : ce qui est en cause, ce que nous pouvons conseiller d’ici là, et la date prévue de la correction.',
  ].join('\n\n');
}
