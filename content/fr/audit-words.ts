// The auditor's pages: a question's history, its replay, and the draw of a sample.
import type { ExtensionOutcome } from '../../domain/extension-dates.ts';
import type { ReplayVerdict } from '../../domain/question-replay.ts';

export const auditWords = {
  title: 'Audit',
  lead: 'Ce qui a été décidé, par qui, quand et pourquoi. Aucun texte de personne.',
  find: 'Ouvrir une demande',
  reference: 'Référence',
  open: 'Ouvrir',
  invalid: 'Une référence s’écrit PAL-XXXX-XXXX.',
  sample: 'Tirer un échantillon',
  sampleHint: 'La même graine tire les mêmes demandes : un autre auditeur peut refaire le tirage.',
  from: 'Reçues du',
  to: 'au (inclus)',
  route: 'Parcours',
  all: 'Tous',
  count: 'Combien',
  seed: 'Graine',
  draw: 'Tirer',
  drawn: (drawn: number, of: number) => `${drawn} demandes tirées parmi ${of}.`,
  nothing: 'Aucune demande dans cette période.',
  received: 'Reçue',
  state: 'État',
  desk: 'Voir au bureau',
  archived: 'Archivée et signée',
  line: (file: string, line: number) => `${file}, ligne ${line}`,
  readings: 'Qui l’a ouverte',
  noReadings: 'Personne ne l’a ouverte.',
  superseded: 'Ce que le journal disait avant',
  supersededBy: (by: string, why: string) => `remplacé par ${by} (${why})`,
  destroyed: 'Contenu détruit',
} as const;

/** A page of one question's history, in one language. */
export const auditPageWords = {
  fr: {
    other: 'Read in English',
    history: 'Histoire',
    what: 'Ce qui s’est passé',
    when: 'Quand',
    who: 'Qui',
    why: 'Pourquoi',
    clocks: 'Délais',
    noClocks: 'Aucun délai n’a couru.',
    extensions: 'Reports promis à la personne',
    extension: (told: string, by: string, promised: string) =>
      `annoncé ${told} par ${by} : réponse promise pour ${promised}`,
    replay: 'Rejouer cette histoire maintenant',
    replayHint:
      'Le code d’aujourd’hui décide de nouveau, depuis l’histoire du moteur ou de l’archive. Rien n’est envoyé ni changé.',
    result: 'Rejeu',
    stored: 'Journal gardé',
    replayed: 'Rejoué maintenant',
    same: 'Même',
    missing: 'rien',
    reserved: (count: number) =>
      `${count} événements comparés aussi, réservés à l’équipe médicale, ne sont pas montrés.`,
    runs: (count: number, compared: number) =>
      `${count} exécutions rejouées, ${compared} événements comparés.`,
    shifted: (ms: number) => `Un événement est daté à ${ms} ms près : une tâche a été reprise.`,
  },
  en: {
    other: 'Lire en français',
    history: 'History',
    what: 'What happened',
    when: 'When',
    who: 'Who',
    why: 'Why',
    clocks: 'Deadlines',
    noClocks: 'No clock has run.',
    extensions: 'Extensions promised to the person',
    extension: (told: string, by: string, promised: string) =>
      `announced ${told} by ${by}: an answer promised for ${promised}`,
    replay: 'Replay this history now',
    replayHint:
      'The code of today decides again, from the history of the engine or of the archive. Nothing is sent or changed.',
    result: 'Replay',
    stored: 'Journal as stored',
    replayed: 'Replayed now',
    same: 'Same',
    missing: 'nothing',
    reserved: (count: number) =>
      `${count} events were compared as well; they are for the medical team and are not shown.`,
    runs: (count: number, compared: number) => `${count} runs replayed, ${compared} events compared.`,
    shifted: (ms: number) => `An event is dated within ${ms} ms: a task was taken up again.`,
  },
} as const;

export const verdictWords: Record<'fr' | 'en', Record<ReplayVerdict, string>> = {
  fr: {
    agrees: 'Concorde : tout est décidé de nouveau comme gardé.',
    open: 'Concorde jusqu’ici : la demande est encore ouverte.',
    diverges: 'Diverge : l’histoire ne se rejoue pas comme elle a été vécue.',
    rewritten: 'Diverge : le journal gardé n’est pas celui que l’histoire décide.',
    truncated: 'Tronquée : il manque des événements à l’histoire.',
    unreadable: 'Illisible : ce n’est pas une histoire du moteur.',
    erased: 'Effacée : ses données ont été détruites, son histoire avec elles.',
    absent: 'Absente : ni le moteur ni l’archive n’en ont l’histoire.',
  },
  en: {
    agrees: 'Agrees: all is decided again as stored.',
    open: 'Agrees so far: the request is still open.',
    diverges: 'Diverges: the history does not replay as it was lived.',
    rewritten: 'Diverges: the journal as stored is not the one that the history decides.',
    truncated: 'Truncated: events are missing from the history.',
    unreadable: 'Unreadable: this is no history of the engine.',
    erased: 'Erased: its data was destroyed, and its history with it.',
    absent: 'Absent: neither the engine nor the archive has its history.',
  },
};

export const extensionOutcomes: Record<'fr' | 'en', Record<ExtensionOutcome, string>> = {
  fr: {
    standing: 'en cours',
    kept: 'tenu',
    missed: 'non tenu',
    replaced: 'remplacé par un autre report',
    closed: 'demande close avant',
  },
  en: {
    standing: 'standing',
    kept: 'kept',
    missed: 'missed',
    replaced: 'replaced by another extension',
    closed: 'closed before',
  },
};
