/** Texts that are written often. */
export const macroWords = {
  title: 'Modèles de réponse',
  lead: 'Des textes prêts à relire, que vous insérez dans votre réponse. Rien ne part sans vous.',
  insert: 'Insérer un modèle',
  manage: 'Gérer les modèles',
  /** Of the palette. */
  kind: 'Modèle',
  none: 'Aucun modèle pour le moment.',
  shared: 'Partagé',
  personal: 'Personnel',
  teams: { support: 'Service client', medical: 'Équipe médicale' },
  add: 'Nouveau modèle',
  change: 'Modifier',
  remove: 'Supprimer',
  name: 'Titre',
  body: 'Texte',
  variables:
    'Vous pouvez écrire {prénom}, {référence}, {conseiller} et {promesse} (l’instant promis). Pas de nom ni de donnée d’une personne.',
  topic: 'Sujet (proposé d’abord sur ses demandes)',
  anyTopic: 'Tous les sujets',
  team: 'Pour les demandes',
  share: 'Partager avec toute l’équipe',
  keep: 'Enregistrer',
  done: 'C’est enregistré.',
} as const;
