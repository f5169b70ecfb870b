import type { AlertReason } from '../../domain/journal.ts';

/** What agents are alerted of, as the head of a group. */
export const alertGroups: Record<AlertReason, string> = {
  'handed-off': 'Demandes à prendre',
  emergency: 'Urgences',
  distress: 'Personnes en détresse',
  'data-breach': 'Violations de données possibles',
  stuck: 'Demandes bloquées',
  'promise-missed': 'Engagements non tenus',
  breached: 'Échéances dépassées',
  'low-rating': 'Avis de 1 ou 2 sur 5',
  failed: 'Étapes en échec',
  loop: 'Boucles d’e-mails arrêtées',
  bounced: 'E-mails non remis',
  warned: 'Échéances proches',
  transferred: 'Demandes qui vous sont confiées',
  'extension-asked': 'Prolongations à décider',
  'extension-refused': 'Prolongations refusées',
  'unmask-asked': 'Textes masqués à relire',
  'unmask-decided': 'Textes masqués : réponses de l’équipe médicale',
  message: 'Nouveaux messages',
};

export const alerting = {
  title: 'Alertes',
  urgent: (count: number) =>
    count === 1 ? 'Urgence à ouvrir maintenant' : `${count} urgences à ouvrir maintenant`,
  open: 'Ouvrir',
  seen: 'Vu',
  allSeen: 'Tout marquer comme vu',
  more: (count: number) => `et ${count.toLocaleString('fr-FR')} de plus`,
  /** Said where a group is too long to be shown whole. */
  unshown: (count: number) =>
    `${count.toLocaleString('fr-FR')} autres plus récentes : elles s’affichent à mesure que celles-ci sont traitées.`,
};
