import { readFileSync } from 'node:fs';
import { triageKnowledge } from '../../content/triage.ts';
import { labelledFrom } from '../../cli/eval-triage.ts';
import { featuresOf } from '../../domain/triage/features.ts';
import { type Reading, readingOf } from '../../domain/triage/findings.ts';
import { compileKnowledge } from '../../domain/triage/knowledge.ts';
import { ownWords } from '../../domain/triage/mail.ts';
import type { Label, Labelled } from '../../domain/triage/score.ts';
import type { Role } from '../../domain/triage/types.ts';
import { type Lesson, lessonVoice } from './learn.ts';

export type Studied = Lesson & { message: Labelled; reading: Reading };

const DATA = '../../test/data/triage/';
const PRACTICE = [
  'practice-alarm.txt',
  'practice-service.txt',
  'practice-medical.txt',
  'practice-more.txt',
  'practice-traps.txt',
  'practice-wide.txt',
  'practice-voices.txt',
  'practice-daily.txt',
  'practice-last.txt',
  'practice-edge.txt',
];

const LETTERS: Record<string, Label> = {
  E: 'emergency',
  M: 'medical_employee',
  R: 'medical_employer',
  C: 'complaint',
  H: 'human_request',
  Q: 'question',
  O: 'other',
};
const ROLES: Record<string, Role> = { s: 'employee', p: 'employer', u: 'unknown' };

/** The labelled files, by author; `held_out.jsonl` is not among them: it is measured on, never learned from. */
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
};

/** The labelled messages that may be learned from, by author. */
export function labelledByAuthor(): { author: string; messages: Labelled[] }[] {
  return Object.entries(AUTHORS).map(([author, files]) => ({
    author,
    messages: files.flatMap((file) => labelledFrom(pathOf(DATA + file))),
  }));
}

export function labelledLessons(): Labelled[] {
  return labelledByAuthor().flatMap(({ messages }) => messages);
}

/** Messages written for learning only. */
export function practiceLessons(): Labelled[] {
  return PRACTICE.flatMap((file) => readFileSync(pathOf(file), 'utf8').split('\n').flatMap(practiceLine));
}

export function study(messages: readonly Labelled[]): Studied[] {
  const compiled = compileKnowledge(triageKnowledge());
  return messages.map((message) => {
    const reading = readingOf(ownWords(message.text, compiled.mail), compiled);
    const features = featuresOf(reading, { channel: message.channel, role: message.role }, compiled);
    return { message, reading, features, voice: lessonVoice(message) };
  });
}

function practiceLine(line: string, index: number): Labelled[] {
  const [, letter, role, text] = /^([EMRCHQO]) ([spu]) \| (.+)$/.exec(line) ?? [];
  const label = letter ? LETTERS[letter] : undefined;
  if (!label || !role || !text) return [];
  const nothing = { sensitive: false, spans: [], spanKinds: [], optionalSpans: [] };
  const channel = text.startsWith('Objet') ? 'email' : 'chat';
  return [
    {
      id: `practice-${index}`,
      text,
      channel,
      role: ROLES[role] ?? 'unknown',
      expected: [label],
      humanRequested: label === 'human_request',
      ...nothing,
    },
  ];
}

function pathOf(file: string): string {
  return new URL(file, import.meta.url).pathname;
}
