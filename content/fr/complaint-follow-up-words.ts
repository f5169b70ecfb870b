// What the register says of a complaint besides its dates: its form on the desk, and its cells.
import type { Cause, Correction, FollowUpPart, Remedy } from '../../domain/complaint-follow-up.ts';

export const followUpWords = {
  title: 'Registre des réclamations',
  hint: 'Le registre est lu par les auditeurs : rien n’y nomme personne. Un détail va dans une note interne.',
  unsaid: 'Pas encore dit',
  save: 'Noter au registre',
  missing: (parts: string) => `À compléter : ${parts}`,
  whole: 'Complète',
  said: (by: string, at: string) => `Noté par ${by}, ${at}`,
} as const;

export const followUpPartWords: Record<FollowUpPart, string> = {
  remedy: 'Demande de la personne',
  cause: 'Cause constatée',
  correction: 'Action corrective',
};

export const remedyWords: Record<Remedy, string> = {
  explanation: 'une explication',
  apology: 'des excuses',
  correction: 'une correction',
  refund: 'un remboursement',
  compensation: 'un dédommagement',
  none: 'rien de précis',
};

export const causeWords: Record<Cause, string> = {
  delay: 'un délai trop long',
  'our-error': 'une erreur de notre part',
  information: 'une information absente ou fausse',
  product: 'un défaut du service en ligne',
  partner: 'un partenaire ou un praticien',
  behaviour: 'un comportement',
  misunderstanding: 'un malentendu',
  unfounded: 'aucune : réclamation non fondée',
};

export const correctionWords: Record<Correction, string> = {
  corrected: 'erreur corrigée',
  instructions: 'consigne ou article revu',
  training: 'équipe formée',
  'product-change': 'service en ligne modifié',
  'partner-asked': 'partenaire saisi',
  'none-needed': 'aucune nécessaire',
};
