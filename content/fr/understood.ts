// What was understood of a question that goes to a person, said to the person and, shorter, to the agent.
import { frenchSpaces } from '../french-spaces.ts';

/** To the person: what was understood, and what is missing. Undefined for a reason that adds nothing. */
export function understood(why: string | undefined): string | undefined {
  const told = why === undefined ? undefined : toThePerson[why];
  return told === undefined ? undefined : frenchSpaces(told);
}

/** To the agent, on the desk. */
export function understoodBriefly(why: string | undefined): string | undefined {
  return why === undefined ? undefined : toTheAgent[why];
}

const toThePerson: Readonly<Record<string, string>> = {
  'no-article': 'Le centre d’aide ne répond pas à votre question : un conseiller la prend en charge.',
  unsure:
    'Je ne suis pas sûr d’avoir compris : un conseiller lit votre question plutôt que de recevoir une réponse à côté.',
  'no-evidence':
    'Le centre d’aide parle du sujet, mais ne donne pas le chiffre que vous demandez : un conseiller vous répond.',
  status: 'Vous demandez où en est une demande : un conseiller la consulte et vous répond ici.',
  case: 'Votre situation demande de consulter votre dossier : un conseiller la prend en charge.',
  'case:breach':
    'Vous signalez des données vues ou reçues par la mauvaise personne. Un conseiller le traite comme un incident de confidentialité. Ne transférez pas ce que vous avez reçu.',
  'case:mixed-up':
    'Vous signalez une confusion entre des personnes ou des sites : un conseiller vérifie les dossiers.',
  'case:lost-data':
    'Vous signalez des données perdues ou modifiées : un conseiller regarde ce qui peut être rétabli. Ne refaites pas d’import d’ici là.',
  'case:wrong-record': 'Vous signalez une information inexacte dans un dossier : un conseiller la vérifie.',
  'case:no-answer': 'Vous attendez une réponse ou une suite : un conseiller regarde où en est votre dossier.',
  'case:billing': 'Votre demande porte sur une facture ou un paiement précis : un conseiller la vérifie.',
  'case:bad-service': 'Ce que vous décrivez n’aurait pas dû arriver : un conseiller le prend en charge.',
  'case:now':
    'Votre rendez-vous se passe mal en ce moment même : un conseiller prend votre message. Gardez l’heure de votre arrivée : ce n’est pas une absence de votre part.',
  'case:commercial':
    'Votre demande porte sur les conditions de votre contrat : un conseiller la prend en charge.',
  'case:locked-out':
    'Vous n’avez plus accès à votre espace : un conseiller vérifie votre identité et rétablit l’accès.',
  'case:legal-threat': 'Votre message est confié à un conseiller, qui vous répond par écrit.',
  'case:done-for-me': 'Vous demandez une action sur un dossier précis : un conseiller s’en charge.',
  'language:en': 'A person will answer you. In an emergency, call 15 or 112.',
  'language:es': 'Una persona le responderá. En caso de urgencia, llame al 15 o al 112.',
  'language:pt': 'Uma pessoa vai responder-lhe. Em caso de urgência, ligue 15 ou 112.',
  'language:it': 'Una persona le risponderà. In caso di emergenza, chiami il 15 o il 112.',
  'language:de': 'Eine Person wird Ihnen antworten. Im Notfall rufen Sie 15 oder 112 an.',
  'language:ar': 'سيجيبكم شخص من فريقنا. في حالة الطوارئ اتصلوا بالرقم 15 أو 112.',
  'language:other':
    'Une personne vous répondra. En cas d’urgence, appelez le 15 ou le 112. A person will answer you. In an emergency, call 15 or 112.',
};

const toTheAgent: Readonly<Record<string, string>> = {
  'no-article': 'aucun article n’y répond',
  unsure: 'question comprise à moitié',
  'no-evidence': 'l’article ne donne pas le chiffre demandé',
  guard: 'la réponse ressemblait à un avis médical',
  'person-wanted': 'la personne veut un humain',
  status: 'demande où en est une demande',
  'model-failed': 'le modèle n’a pas répondu',
  case: 'cas particulier',
  'case:breach': 'possible violation de données : prévenir le DPO',
  'case:mixed-up': 'dossiers confondus',
  'case:lost-data': 'données perdues ou écrasées',
  'case:wrong-record': 'dossier inexact',
  'case:no-answer': 'attend une suite',
  'case:billing': 'facture ou paiement précis',
  'case:bad-service': 'mécontent du service rendu',
  'case:now': 'attend à son rendez-vous, maintenant',
  'case:commercial': 'négocie son contrat',
  'case:locked-out': 'sans accès à son espace',
  'case:legal-threat': 'annonce un recours',
  'case:done-for-me': 'demande une action sur un dossier',
  'language:en': 'écrit en anglais',
  'language:es': 'écrit en espagnol',
  'language:pt': 'écrit en portugais',
  'language:it': 'écrit en italien',
  'language:de': 'écrit en allemand',
  'language:ar': 'écrit en arabe',
  'language:other': 'écrit dans une autre langue',
};
