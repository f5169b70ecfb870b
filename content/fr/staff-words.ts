/** What an agent may do, in a word. */
export const roleNames = {
  support: 'Conseiller',
  medical: 'Équipe médicale',
  supervisor: 'Responsable',
  auditor: 'Audit',
  editor: 'Rédaction',
} as const;

export const staffEventNames = {
  'signed-in': 'Connexion',
  'signed-out': 'Déconnexion',
  'locked-out': 'Accès bloqué après huit mots de passe faux',
  'password-changed': 'Mot de passe changé',
  'agent-added': 'Compte créé',
  'roles-changed': 'Droits modifiés',
} as const;

export const staffWords = {
  title: 'Équipe',
  disabled: 'Compte désactivé',
  change: 'Modifier les droits',
  hint: 'Sans aucun droit, le compte est désactivé aussitôt et ses demandes retournent dans la file.',
  guarded: 'Les droits « Équipe médicale » et « Audit » ne se donnent et ne se retirent que par qui les a.',
  save: 'Enregistrer',
  disable: 'Désactiver le compte',
  you: 'Vous ne changez pas vos propres droits.',
  add: 'Ajouter quelqu’un',
  id: 'Identifiant (lettres minuscules, chiffres, tirets)',
  name: 'Nom, tel que les personnes le lisent',
  password: 'Premier mot de passe (12 signes au moins)',
  roles: 'Droits',
  addButton: 'Ajouter',
  done: 'C’est enregistré.',
} as const;

export const accountWords = {
  title: 'Mon compte',
  change: 'Changer de mot de passe',
  hint: 'Vos autres sessions se ferment ; celle-ci reste ouverte.',
  current: 'Mot de passe actuel',
  next: 'Nouveau mot de passe (12 signes au moins)',
  button: 'Changer',
  wrong: 'Le mot de passe actuel est faux, ou le nouveau a moins de 12 signes.',
  done: 'Votre mot de passe est changé.',
} as const;

export const registerWords = {
  title: 'Registre des accès',
  nothing: 'Rien n’est encore écrit.',
  by: (who: string) =>
    who === 'console' ? 'par la ligne de commande' : who === 'unknown' ? 'par on ne sait qui' : `par ${who}`,
  unknown: 'un identifiant inconnu',
  given: 'donné',
  taken: 'retiré',
  older: 'Plus anciens',
} as const;

export const openingWords = {
  title: 'Lectures',
  lead: 'Chaque ouverture d’une demande au bureau, la dernière d’abord.',
  question: 'Référence de la demande',
  agent: 'Identifiant de la personne qui a ouvert',
  show: 'Afficher',
  nothing: 'Aucune ouverture ne correspond.',
  older: 'Plus anciennes',
  views: {
    support: 'textes de la demande, passages médicaux masqués',
    medical: 'textes de la demande, médicaux compris',
    audit: 'journal seul, sans aucun texte',
  },
} as const;
