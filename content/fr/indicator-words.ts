// The name and the formula of every figure, once: pages, reports, the command line and docs/indicators.md say these.
import type { FigureId } from '../../domain/indicators/definitions.ts';

export type FigureWords = { name: string; formula: string };

export const figureWords: Record<FigureId, FigureWords> = {
  received: {
    name: 'Demandes reçues',
    formula: 'Demandes reçues dans la période, messages automatiques exclus.',
  },
  'handed-off': {
    name: 'Confiées à une personne',
    formula: 'Demandes reçues dans la période et transmises au moins une fois à une personne.',
  },
  resolved: {
    name: 'Résolutions',
    formula: 'Fins de demande dans la période ; une demande rouverte peut en avoir plusieurs.',
  },
  'first-response-in-target': {
    name: 'Première réponse humaine dans le délai',
    formula:
      'Délais tenus ÷ (tenus + manqués), pour les délais terminés ou expirés dans la période. Un délai dépassé est manqué dès son échéance, même sans réponse. Les délais annulés sont comptés à part.',
  },
  'resolution-in-target': {
    name: 'Résolution dans le délai',
    formula:
      'Délais tenus ÷ (tenus + manqués), pour les délais terminés ou expirés dans la période. Un délai dépassé est manqué dès son échéance. Les délais annulés sont comptés à part.',
  },
  'first-response-cancelled': {
    name: 'Premières réponses annulées',
    formula:
      'Délais de première réponse sans objet : l’assistant a suffi, ou la demande s’est close sans suite.',
  },
  'resolution-cancelled': {
    name: 'Résolutions annulées',
    formula: 'Délais de résolution sans objet : la demande s’est close sans suite.',
  },
  'first-response-net': {
    name: 'Première réponse humaine, net',
    formula:
      'Temps ouvert de la réception (ou du retour de la personne) au premier message d’une personne du service, attentes de la personne déduites. Une transmission ne le remet jamais à zéro.',
  },
  'first-response-gross': {
    name: 'Première réponse humaine, brut',
    formula: 'Le même temps ouvert, attentes de la personne comprises.',
  },
  'first-response-from-handoff': {
    name: 'Première réponse depuis la transmission',
    formula:
      'Temps ouvert de la transmission à une personne au premier message humain. Un diagnostic, pas l’engagement.',
  },
  'next-reply': {
    name: 'Réponses suivantes',
    formula:
      'Temps ouvert du plus ancien message sans réponse au message humain suivant, après la première réponse. Un remerciement n’attend pas de réponse.',
  },
  'resolution-net': {
    name: 'Résolution, net',
    formula:
      'Temps ouvert de la réception à la résolution, attentes de la personne et temps déjà résolu déduits. Les résolutions suivies d’un retour en sept jours sont exclues.',
  },
  'resolution-gross': {
    name: 'Résolution, brut',
    formula: 'Temps ouvert de la réception à la résolution, sans rien déduire. Mêmes exclusions.',
  },
  'acknowledged-in-a-minute': {
    name: 'Accusé en moins d’une minute',
    formula:
      'Demandes dont le premier message automatique a été accepté par le canal en 60 secondes ÷ demandes reçues.',
  },
  acknowledgement: {
    name: 'Délai d’accusé de réception',
    formula: 'Temps réel de la réception à l’acceptation du premier message par le canal.',
  },
  'came-back': {
    name: 'Retours en sept jours',
    formula:
      'Résolutions après lesquelles la personne est revenue en sept jours ÷ résolutions de la période.',
  },
  'one-touch': {
    name: 'Résolues en un message',
    formula:
      'Résolutions par une personne avec un seul message humain, aucun message de l’assistant ensuite, sans retour en sept jours ÷ résolutions par une personne.',
  },
  'assistant-share': {
    name: 'Part de l’assistant',
    formula: 'Demandes auxquelles l’assistant a répondu au moins une fois ÷ demandes reçues.',
  },
  'assistant-confirmed': {
    name: 'Résolues par l’assistant, confirmées',
    formula:
      'Résolutions sans message humain que la personne a confirmées, sans retour en sept jours ÷ résolutions.',
  },
  'assistant-assumed': {
    name: 'Résolues par l’assistant, supposées',
    formula:
      'Résolutions sans message humain après trois jours ouvrés de silence, sans retour en sept jours ÷ résolutions.',
  },
  'assistant-taken-back': {
    name: 'Reprises à l’assistant',
    formula: 'Résolutions par l’assistant suivies d’un retour en sept jours ÷ résolutions par l’assistant.',
  },
  satisfaction: { name: 'Satisfaction', formula: 'Notes 4 et 5 ÷ toutes les notes de la période.' },
  'rating-answers': {
    name: 'Réponses à l’enquête',
    formula: 'Résolutions suivies d’une note ÷ résolutions notables (ni équipe médicale, ni urgence).',
  },
  'promises-kept': {
    name: 'Dates annoncées tenues',
    formula:
      'Avis de délai prolongé dont la date a été tenue ÷ avis arrivés à terme. Une date remplacée n’est pas tenue.',
  },
  'medical-relay': {
    name: 'Prise en main médicale',
    formula:
      'Temps ouvert de l’accord de la personne, ou du relais par un conseiller, au premier acte de l’équipe médicale.',
  },
  'emergency-look': {
    name: 'Urgences : premier regard',
    formula:
      'Temps réel de l’alerte au premier acte d’une personne du service. L’appel au 15 est dit aussitôt, sans elle.',
  },
  'assistant-cost': {
    name: 'Coût de l’assistant',
    formula: 'Somme des coûts des appels au modèle, brouillons compris.',
  },
  'help-sufficed': {
    name: 'Le centre d’aide a suffi',
    formula:
      'Sessions avec un article lu ou une recherche, sans question posée dans l’heure ÷ sessions avec un article lu ou une recherche. Une session dure le temps du navigateur ; personne n’est suivi au-delà.',
  },
  'searches-without-result': {
    name: 'Recherches sans résultat',
    formula: 'Recherches qui n’ont rien trouvé ÷ recherches.',
  },
  'searches-without-click': {
    name: 'Recherches sans clic',
    formula: 'Recherches avec des résultats dont aucun n’a été ouvert ÷ recherches avec des résultats.',
  },
  'articles-helped': { name: 'Articles utiles', formula: 'Votes « oui » ÷ votes sur les articles.' },
};

const NBSP = '\u00A0';

/** "1 h 05", "34 min", "12 s": to the minute beyond one, as people say it. @param ms milliseconds */
export function span(ms: number): string {
  if (ms === 0) return `0${NBSP}min`;
  if (ms < 1_000) return `moins d’une seconde`;
  if (ms < 60_000) return `${decimal(ms / 1_000)}${NBSP}s`;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${minutes}${NBSP}min`;
  return `${Math.floor(minutes / 60)}${NBSP}h${NBSP}${String(minutes % 60).padStart(2, '0')}`;
}

/** "74,4 %". @param share from 0 to 1 */
export function percent(share: number): string {
  return `${decimal(share * 100)}${NBSP}%`;
}

function decimal(value: number): string {
  return new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }).format(value);
}
