/** Of the notices that an agent's browser gives: no word of anybody's, for they show on a screen that others may see. */
export const noticeWords = {
  title: 'Notifications sur cet écran',
  lead: 'Pendant vos heures, votre navigateur vous prévient d’un message sur vos demandes ou d’une alerte, quand le bureau est ouvert et que vous regardez ailleurs. En dehors, jamais.',
  on: 'Me prévenir',
  from: 'De',
  until: 'à',
  days: 'Jours',
  dayNames: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  save: 'Enregistrer',
  message: (reference: string) => `${reference} : la personne a écrit.`,
  alert: (reference: string) => `${reference} : une alerte vous attend.`,
} as const;
