import type { Dimension } from '../../domain/indicators/scopes.ts';

/** The words of the pages where figures are watched. */
export const pilotageWords = {
  title: 'Pilotage',
  today: 'Aujourd’hui',
  period: 'Période',
  report: 'Rapport du mois',
  late: 'En retard',
  soon: 'Échéance dans les deux heures',
  nothingLate: 'Rien n’est en retard.',
  nothingSoon: 'Rien n’arrive à échéance dans les deux heures.',
  present: 'Au bureau',
  nobody: 'Personne n’est au bureau en ce moment.',
  open: 'Demandes ouvertes',
  more: (shown: number, all: number) => `Les ${shown} plus urgentes sur ${all}.`,
  asOf: (moment: string) => `Chiffres arrêtés ${moment}.`,
  mine: 'Vos chiffres du mois',
  mineHint: 'Vous et votre responsable les voyez. Ils ne servent à aucun classement.',
  before: 'Avant',
  goal: 'Cible',
  formula: 'Formule',
  list: 'Voir les demandes',
  missed: 'Voir les autres',
  table: 'Les valeurs, en tableau',
  changed: 'Ce qui a changé',
  happened: 'Ce qui s’est passé',
  happenedHint: 'Chaque numéro est repris sur les courbes, dans la période où cela a commencé.',
  print: 'Rapport à imprimer',
  exports: { csv: 'Exporter (CSV)', parquet: 'Exporter (Parquet)' },
  nothing: 'Aucune demande.',
  only: 'Seulement :',
  without: 'retirer',
  tooFew:
    'Trop peu de demandes pour montrer des chiffres : moins de cinq, ou si peu de différence avec une vue voisine que leurs chiffres s’en déduiraient.',
  filters: { route: 'Parcours', topic: 'Sujet', channel: 'Canal', role: 'Rôle', team: 'Équipe' },
  whole: 'Voir toutes les demandes',
  heat: 'Quand on nous écrit',
  replied: 'Quand nous répondons',
  split: 'Répartition',
  others: (count: number) =>
    `Autres (${count} groupes réunis : moins de cinq demandes, ou ce qui permettrait de les déduire)`,
  openAtEnd: 'Demandes ouvertes à la fin',
  provisional: 'Les retours en sept jours de la dernière semaine ne sont pas encore tous connus.',
} as const;

/** Steps as in `domain/indicators/backlog.ts`. */
export const backlogWords = {
  title: 'Âge et échéance des demandes ouvertes',
  age: 'Ouvertes depuis, en heures d’ouverture',
  ages: ['1 h au plus', 'de 1 à 4 h', 'de 4 à 9 h', 'de 9 à 24 h', 'plus de 24 h'],
  due: 'Prochaine échéance',
  dues: ['dépassée', 'dans les 2 h', 'dans les 24 h', 'plus tard'],
  waiting: 'aucune : nous attendons la personne',
} as const;

/** Why it is late, by where it stands. */
export const lateBecause = {
  registered: 'pas encore qualifiée',
  'with-assistant': 'l’assistant y travaille',
  waiting: 'en attente de la personne',
  queued: 'personne ne l’a prise',
  'with-agent': 'prise, sans réponse encore',
} as const;

export const dimensionWords: Record<Dimension, string> = {
  route: 'par nature',
  topic: 'par sujet',
  channel: 'par canal',
  role: 'selon qui écrit',
  team: 'par équipe',
};

export const teamWords = { support: 'Support', medical: 'Équipe médicale' } as const;

export const sections = {
  delays: 'Délais',
  quality: 'Qualité',
  assistant: 'Assistant et centre d’aide',
  care: 'Santé et urgences',
  volume: 'Volumes',
} as const;
