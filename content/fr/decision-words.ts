// What a journal says, for auditors who read French: every kind of event has its words.
import { moment } from '../instants.ts';
import type { DecisionWords } from '../audit/decision-text.ts';
import { alertWords, handoffs, happenings, releases, routeWords, targetWords } from './desk-words.ts';
import { channelWords, requesters } from './desk-words.ts';
import { understoodBriefly } from './understood.ts';

/** @param now epoch ms at which it is read */
export function frenchDecisions(now: number): DecisionWords {
  return { ...words, moment: (at) => moment(at, now) };
}

const told = {
  ...happenings,
  'rules-changed': 'Règles du service : nouvelle version',
  'calendar-changed': 'Nouvelle version des horaires annoncée',
  calendar: 'Horaires appliqués',
  alerted: 'Équipe prévenue',
  revived: 'Message arrivé à temps : ce que le silence avait décidé est défait',
  said: 'Message de la maison envoyé',
  ignored: 'Signal ignoré par la demande',
};

/** Where the journal says why, its reasons and ends of every kind. */
const whys = {
  ...releases,
  settled: 'le délai de réouverture est passé',
  declined: 'la personne y renonce',
  erased: 'données effacées',
  automated: 'courrier automatique',
  'no-article': understoodBriefly('no-article') ?? '',
  unsure: understoodBriefly('unsure') ?? '',
  'no-evidence': understoodBriefly('no-evidence') ?? '',
  guard: understoodBriefly('guard') ?? '',
  'person-wanted': understoodBriefly('person-wanted') ?? '',
  status: understoodBriefly('status') ?? '',
  'model-failed': understoodBriefly('model-failed') ?? '',
  case: understoodBriefly('case') ?? '',
};

const words: Omit<DecisionWords, 'moment'> = {
  happenings: told,
  actors: { requester: 'la personne', assistant: 'l’assistant', clock: 'l’horloge', system: 'le service' },
  tables: {
    team: { support: 'le service client', medical: 'l’équipe médicale', supervisor: 'les responsables' },
    reason: { ...alertWords, ...handoffs },
    why: whys,
    route: routeWords,
    target: targetWords,
    channel: channelWords,
    role: requesters,
    how: {
      confirmed: 'confirmée par la personne',
      assumed: 'sans réponse de la personne',
      agent: 'par un conseiller',
    },
    what: {
      replied: 'une réponse',
      asked: 'une demande de précision',
      resolved: 'une réponse qui clôt',
      terminated: 'arrêtée par un opérateur',
      reset: 'ramenée en arrière par un opérateur',
      cancelled: 'annulation demandée, sans effet',
      restarted: 'relancée depuis son journal',
      lost: 'perdue par le moteur',
    },
  },
  fields: {
    team: 'confiée à :',
    to: 'à :',
    agent: 'au nom de',
    promisedAt: 'promis pour',
    due: 'échéance',
    until: 'jusqu’à',
    lapsed: 'échéance du',
    score: 'note',
    message: 'message',
    masked: 'message masqué',
    within: 'dans le courrier du message',
    articles: 'articles',
    budget: 'objectif, en millisecondes ouvertes :',
    version: 'version',
    rules: 'règles',
    other: 'avec',
    leads: 'mène les deux',
    proposing: 'avec la proposition de relais',
    times: 'rappel n°',
    step: 'étape',
    code: 'code',
    command: 'action',
    signal: 'signal',
    problem: 'motif',
    accepted: 'destinataires acceptés',
  },
  unproven: 'par une autre voie que le service : rien ne prouve qui l’a envoyé',
  received: (when) => `reçu ${when}`,
};
