import { readdirSync, readFileSync } from 'node:fs';
import { readVocabulary } from '../search/vocabulary.ts';
import { triageKnowledge } from './triage.ts';
import { readLabelled } from './labelled-messages.ts';
import { featuresOf, ruleFeaturesOf } from '../../domain/triage/features.ts';
import type { ASKED, Voice } from '../../domain/triage/model.ts';
import { type TextReading, readText } from '../../domain/triage/findings.ts';
import { compileKnowledge, type Finding } from '../../domain/triage/knowledge.ts';
import { withoutQuote } from '../../domain/triage/mail-quote.ts';
import { plainLetters } from '../../domain/triage/plain-letters.ts';
import type { Label, Labelled } from '../../domain/triage/score.ts';
import type { Role } from '../../domain/triage/types.ts';
import { type LabelledMessage, lessonVoice } from './learn.ts';

export type Studied = LabelledMessage & { message: Labelled; reading: TextReading };

const DATA = 'labelled/';
const PRACTICE = new URL('practice/', import.meta.url);
const RULES = new URL('rule-lessons/', import.meta.url);

const LETTERS: Record<string, Label> = {
  E: 'emergency',
  M: 'medical_employee',
  D: 'medical_employee',
  R: 'medical_employer',
  C: 'complaint',
  H: 'human_request',
  Q: 'question',
  O: 'other',
};
const ROLES: Record<string, Role> = { s: 'employee', p: 'employer', u: 'unknown' };

/** The labelled files, by author; those of `held_out` are not among them: they are measured on, never learned from. */
const AUTHORS = {
  'development file': ['triage_dev.jsonl'],
  'first round': ['written_dev.jsonl'],
  'fresh, other author': ['fresh_a.jsonl'],
  'second round': [
    'taught_complaints.jsonl',
    'taught_emergencies.jsonl',
    'taught_employee_questions.jsonl',
    'taught_employer_questions.jsonl',
    'taught_medical_employee.jsonl',
    'taught_medical_employer.jsonl',
    'taught_others.jsonl',
  ],
  'third round, another author': [
    'taught_second_alarms.jsonl',
    'taught_second_complaints.jsonl',
    'taught_second_humans.jsonl',
    'taught_second_medical.jsonl',
    'taught_second_others.jsonl',
    'taught_second_procedures.jsonl',
    'taught_second_questions.jsonl',
  ],
  'fourth round': ['taught_third_dangers.jsonl', 'taught_third_service.jsonl'],
  'fresh, third author': ['fresh_b.jsonl'],
};

/** The labelled messages that may be learned from, by author. */
export function labelledByAuthor(): { author: string; messages: Labelled[] }[] {
  return Object.entries(AUTHORS).map(([author, files]) => ({
    author,
    messages: files.flatMap((file) => readLabelled(pathOf(DATA + file))),
  }));
}

export function labelledLessons(): Labelled[] {
  return labelledByAuthor().flatMap(({ messages }) => messages);
}

/** Messages written for learning only. */
export function practiceLessons(): Labelled[] {
  return linesOf(PRACTICE, readdirSync(PRACTICE).toSorted());
}

function linesOf(folder: URL, files: readonly string[]): Labelled[] {
  return files.flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8').split('\n').flatMap(practiceLine),
  );
}

/** What people ask the help centre, one line in so many: a third of the lessons must not be ordinary questions. */
const ONE_LINE_IN = 12;
/** What is asked there is a complaint, an emergency, or the wish for a person. */
const NO_QUESTION = new Set(['reclamation', 'urgences', 'contact-horaires']);
const OF_HEALTH: ReadonlySet<Finding> = new Set<Finding>(['emergency', 'suicidal', 'health', 'medical-ask']);

/** Ordinary questions: the ways of asking that search learns, but for those in which a rule sees danger or health. */
export function askedLessons(): Studied[] {
  const asked = Object.entries(readVocabulary().asked).filter(([slug]) => !NO_QUESTION.has(slug));
  const lines = asked.flatMap(([, texts]) => texts);
  const messages = lines
    .filter((_, nth) => nth % ONE_LINE_IN === 0)
    .map((text, nth) => withoutMarks({ id: `asked-${nth}`, text, role: 'unknown', label: 'question' }));
  return study(messages).filter(
    ({ reading }) => !reading.found.some(({ rule }) => OF_HEALTH.has(rule.gives)),
  );
}

/** Articles on what the law or the house asks of everybody where health and work meet. */
const ON_HEALTH = [
  'accident-du-travail',
  'acces-dossier-medical',
  'avis-inaptitude',
  'conditions-de-travail',
  'demander-visite-employeur',
  'demander-visite-salarie',
  'grossesse-maternite',
  'harcelement-souffrance',
  'maintien-en-emploi',
  'periodicite-visites',
  'preparer-visite',
  'secret-medical',
  'teleconsultation',
  'types-de-visites',
  'visites-temps-de-travail',
];
/** Practice lines whose questions are on rules. */
const ON_RULES = ['fifth-rules.txt', 'sixth-rules.txt'];
type RuleLesson = LabelledMessage<(typeof ASKED)[number]>;

/**
 * A rule asked of everybody: the ways of asking kept for the sections of those articles, and questions written for it. A case:
 * every message about health or danger.
 */
export function ruleLessons(): RuleLesson[] {
  const { sections } = readVocabulary();
  const ways = ON_HEALTH.flatMap((slug) => Object.values(sections[slug] ?? {}).flat());
  const asked = ways.map((text, nth) =>
    withoutMarks({ id: `way-${nth}`, text, role: 'unknown', label: 'question' }),
  );
  const written = [...linesOf(RULES, readdirSync(RULES).toSorted()), ...linesOf(PRACTICE, ON_RULES)];
  const told = [...labelledLessons(), ...practiceLessons()].filter((one) => CASES.has(lessonVoice(one)));
  const compiled = compileKnowledge(triageKnowledge());
  return study([...asked, ...written, ...told]).flatMap(({ features, reading, voice }) => {
    if (!CASES.has(voice) && voice !== 'question') return [];
    return {
      features: ruleFeaturesOf(features, reading, compiled),
      voice: CASES.has(voice) ? 'case' : 'rule',
    };
  });
}

const CASES: ReadonlySet<Voice> = new Set<Voice>(['medical', 'distress', 'emergency']);

export function study(messages: readonly Labelled[]): Studied[] {
  const compiled = compileKnowledge(triageKnowledge());
  return messages.map((message) => {
    const reading = readText(
      withoutQuote(plainLetters(message.text, compiled.targets).text, compiled.mail),
      compiled,
    );
    const features = featuresOf(reading, { channel: message.channel, role: message.role }, compiled);
    return { message, reading, features, voice: lessonVoice(message) };
  });
}

function practiceLine(line: string, index: number): Labelled[] {
  const [, letter, role, text] = /^([EMRCHQOD]) ([spu]) \| (.+)$/.exec(line) ?? [];
  const label = letter ? LETTERS[letter] : undefined;
  if (!label || !role || !text) return [];
  const lesson = withoutMarks({ id: `practice-${index}`, text, role: ROLES[role] ?? 'unknown', label });
  return [{ ...lesson, distress: letter === 'D' }];
}

/** A message for learning routes only: nobody has marked what in it is sensitive. */
function withoutMarks({
  label,
  ...given
}: Pick<Labelled, 'id' | 'text' | 'role'> & { label: Label }): Labelled {
  return {
    ...given,
    channel: given.text.startsWith('Objet') ? 'email' : 'chat',
    expected: [label],
    humanRequested: label === 'human_request',
    sensitive: false,
    spans: [],
    spanKinds: [],
    optionalSpans: [],
  };
}

function pathOf(file: string): string {
  return new URL(file, import.meta.url).pathname;
}
