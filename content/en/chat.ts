import type { Happening } from '../../domain/journal.ts';
import { englishDue, englishMoment, englishTime } from './instants.ts';

/** The words around a conversation, for a page in English. What people and the assistant write stays as they wrote it. */

export const when = { moment: englishMoment, before: englishDue, time: englishTime } as const;

export const opening = {
  until: (time: string) => `Open until ${time}`,
  always: 'Always open',
  closed: (reopens: string) => `Closed, open again ${reopens}`,
} as const;

export const firstContact = {
  hello:
    'Hello. I am Paladin’s assistant, an artificial intelligence. I look for your answer in the help centre, in French.',
  person: 'You can talk to a person at any time.',
  noHealth: 'Please write nothing about health: no diagnosis, treatment or result.',
  replyBy: 'If a person has to answer, our aim: ',
  write: 'Write your question',
  articles: 'These articles (in French) may answer:',
} as const;

export const calmNumbers = {
  label: 'Emergency numbers',
  ambulance: 'Ambulance',
  emergencies: 'Emergencies',
  text: 'by text',
  distress: 'Distress',
} as const;

export const talk = {
  log: 'Conversation',
  thread: 'Thread of the conversation',
  reference: 'Reference ',
  erased: 'This message was erased.',
  sources: 'From ',
  write: 'Your message',
  reopen: 'Write to reopen your question',
  send: 'Send',
  person: 'Talk to a person',
  settled: 'My question is settled',
  file: 'Add a file',
  handed: 'Passed on to a person',
  unsent: 'Nothing has been passed on yet',
  forgetHint: 'For a shared computer. Your question goes on.',
  read: 'Read by an adviser',
  alert: 'Alert me by a sound',
  transcript: 'Get the conversation by e-mail',
  alertOff: 'Stop alerting me',
  alertSaid: 'A Paladin adviser has answered you.',
  numbersAbove: 'Emergency numbers given. They stay at the top.',
} as const;

export const speakers = {
  requester: 'You',
  assistant: 'Assistant (AI)',
  agent: 'Adviser',
  system: 'Paladin',
} as const;

export const steps: Partial<Record<Happening['type'], string>> = {
  claimed: 'An adviser has taken up your question',
  'relay-declined': 'You chose to pass nothing on',
};

export const inWhoseHands: Partial<Record<string, string>> = {
  'with-agent': 'A person is looking after your question',
  closed: 'Question closed',
};

export const standing = {
  delayed:
    'A technical problem delays your question. Your messages are safe, and those in charge have been told.',
  promised: 'New commitment: reply ',
  reply: 'Reply from an adviser, our aim: ',
  due: (before: string, there: string | undefined) =>
    `${before} (Paris time${there === undefined ? '' : `, ${there} where you are`})`,
  rated: (score: number) => `Your rating: ${score} out of 5. Thank you.`,
} as const;

export const confirmation = {
  answered: 'Did you find the answer?',
  reached: 'Could you reach the occupational physician?',
  yes: 'Yes',
  no: 'No, talk to a person',
  notReached: 'No, I cannot reach them',
} as const;

export const clarification = { title: 'Your question is about:' } as const;

export const details = {
  role: 'You are (optional)',
  employee: 'An employee',
  employer: 'An employer or HR',
  email: 'Where can we tell you of a reply?',
  optional: '(e-mail, optional)',
  emailHint: 'Without an address, the reply can be read here, on this device.',
  keep: 'Save',
} as const;

export const consent = {
  title: 'Pass your message on to the medical team?',
  yes: 'Yes, pass it on',
  no: 'No, pass nothing on',
} as const;

export const states = {
  sending: 'Sending…',
  noted: 'Noted.',
  failed: 'The service does not answer. Try again in a moment.',
  waiting: 'Not sent yet. Your message is kept, we are trying again.',
  retry: 'Try again',
  received: 'Received',
  typing: 'Somebody is writing to you…',
  you: 'You',
  large: 'Too large: 10 MB at most.',
  lost: 'File not sent.',
  long: 'Message too long, please send it in several parts.',
} as const;

export const rating = {
  title: 'Are you satisfied with the answer?',
  scores: ['Not at all', 'Not really', 'Somewhat', 'Satisfied', 'Very satisfied'],
  score: (score: number, label: string) => `${score} out of 5: ${label}`,
  from: 'Not at all',
  to: 'Very satisfied',
  comment: 'A comment?',
  optional: '(optional)',
  hint: (limit: number) =>
    `At most ${limit.toLocaleString('en')} characters. Please write nothing about health.`,
  send: 'Send my rating',
  notSettled: 'Is your question not settled? An adviser can take it up again.',
  takeUp: 'Take it up again',
} as const;

export const corner = {
  title: 'Your question',
  full: 'Full page',
  forget: 'Forget here',
  mine: 'Your questions',
  close: 'Close the question window',
} as const;
