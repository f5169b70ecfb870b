/**
 * What a sender's server quotes to the person when a mail is not taken. SMTP replies are ASCII: these sentences are
 * French that needs no accent.
 */
export const smtpReplies = {
  unknownMailbox: (mailbox: string) =>
    `Nous ne recevons pas de courrier pour cette adresse. Notre adresse est ${mailbox}`,
  tooLarge: (megabytes: number) => `Votre message est trop volumineux : ${megabytes} Mo au maximum`,
  tryLater: 'Enregistrement impossible pour le moment, votre serveur va renvoyer ce message',
  tooMany: 'Trop de messages en peu de temps, votre serveur va renvoyer ce message',
  tooManyRecipients: 'Trop de destinataires pour un seul message',
  tooLong: 'Votre texte est trop long : joignez-le en fichier',
  unreadable: 'Message illisible : renvoyez-le en texte simple',
  noted: 'Avis de non-remise pris en compte',
  setAside: 'Message mis de cote : notre equipe peut le relire',
  kept: (name: string) => `Message mis en file sous le nom ${name}`,
};
