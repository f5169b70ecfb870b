/** What the desk asks before something is sent that does not know of the latest. */
export const unseen = {
  title: 'Il y a du nouveau',
  lead: 'Depuis votre dernière lecture :',
  other: 'La demande a changé : voyez le journal.',
  read: 'Relire d’abord',
  send: 'Envoyer quand même',
} as const;

/** Words that the desk's scripts say. */
export const deskScript = {
  failed: 'Le service ne répond pas. Votre texte est gardé : réessayez dans un instant.',
  held: 'C’est enregistré, et sera fait dès que possible.',
  sentElsewhere: 'Ce texte a été envoyé depuis une autre fenêtre.',
} as const;
