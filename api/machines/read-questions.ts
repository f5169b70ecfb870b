// Questions as other programs are given them: never more than support reads.
import type { JournalEvent } from '../../domain/journal.ts';
import {
  changedQuestion,
  changedQuestions,
  type ChangedLine,
  type Walk,
} from '../../store/changed-questions.ts';
import { contactOf } from '../../store/contact.ts';
import { journalsOf } from '../../store/journals.ts';
import { readAsSupport } from '../../store/messages.ts';
import { eventsAfter } from '../../store/project-journal.ts';
import { noteOpening } from '../../store/openings.ts';
import { sortMessages, type DeskMessage } from '../agents/desk-messages.ts';
import { houseEvents, viewOf } from '../agents/views.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { machineActor, type Machine } from './machine-keys.ts';
import { walkCursor, type MachineFile, type MachineQuestion } from './question-forms.ts';

type House = Pick<ApiContext, 'store' | 'vault' | 'now'>;

/** Every machine reads as support does. */
const asSupport = { id: 'machine', roles: ['support'] } as const;

/** A page of the walk through the questions, and from when on the next walk has to look. */
export async function walkQuestions({ store }: Pick<House, 'store'>, walk: Walk) {
  const { lines, asOf, next } = await changedQuestions(store.db, walk);
  return { questions: lines.map(shown), asOf, ...(next ? { next: walkCursor(next) } : {}) };
}

/**
 * One question with the events of its journal from one sequence to another, without a word, as it may be read at this instant.
 * Undefined when it is not there.
 */
export async function questionEvents(
  { store: { db } }: Pick<House, 'store'>,
  { question: reference, fromSeq, toSeq }: { question: string; fromSeq: number; toSeq: number },
): Promise<Pick<MachineFile, 'question' | 'events'> | undefined> {
  const line = await changedQuestion(db, reference);
  if (!line) return undefined;
  const told = isOpen(line) ? await eventsAfter(db, reference, fromSeq - 1) : [];
  const within = told.filter(({ seq }) => seq <= toSeq);
  return { question: shown(line), events: houseEvents(within, 'support') };
}

/** Of a veiled or erased one, that there is one. */
function shown(line: ChangedLine): MachineQuestion {
  const { snoozedUntil: _, ...facts } = line;
  if (isOpen(line)) return { ...facts, veiled: false };
  const { reference, receivedAt, updatedAt, erasedAt, status, team, assignee, dueAt, closedAt } = line;
  const little = { reference, receivedAt, updatedAt, erasedAt, status, team, closedAt };
  return { ...little, veiled: erasedAt === null, assignee: erasedAt === null ? assignee : null, dueAt };
}

function isOpen(line: ChangedLine): boolean {
  return line.erasedAt === null && viewOf(asSupport, line) === 'support';
}

/** One question with its journal, and its words for a key with `messages:read`: the opening is written down first. */
export async function questionFor(site: House, machine: Machine, reference: string): Promise<MachineFile> {
  const line = await changedQuestion(site.store.db, reference);
  if (!line) throw new Refusal('not-found');
  const [file] = await filesOf(site, machine, [line]);
  if (!file) throw new Refusal('not-found');
  return file;
}

/** Several, in order: a page of an export. */
export async function filesOf(
  site: House,
  machine: Machine,
  lines: readonly ChangedLine[],
): Promise<MachineFile[]> {
  const journals = await journalsOf(
    site.store.db,
    lines.filter(isOpen).map(({ reference }) => reference),
  );
  const files: MachineFile[] = [];
  for (const line of lines) files.push(await fileOf(site, machine, line, journals.get(line.reference)));
  return files;
}

async function fileOf(
  site: House,
  machine: Machine,
  line: ChangedLine,
  events: JournalEvent[] = [],
): Promise<MachineFile> {
  const question = shown(line);
  if (!isOpen(line)) return { question, events: [] };
  const words = machine.scopes.includes('messages:read') ? await wordsOf(site, machine, line, events) : {};
  return { question, events: houseEvents(events, 'support'), ...words };
}

async function wordsOf(
  { store: { db }, vault, now }: House,
  machine: Machine,
  { reference }: ChangedLine,
  events: JournalEvent[],
): Promise<Pick<MachineFile, 'contact' | 'messages'>> {
  const opening = { question: reference, agent: machineActor(machine), view: 'support', at: now() } as const;
  await noteOpening(db, opening);
  const reader = vault.reader('support');
  const contact = await contactOf(db, reader, reference);
  const read = await readAsSupport(db, reader, reference);
  const { messages } = sortMessages(read, events, { ...asSupport, name: '', roles: [...asSupport.roles] });
  return {
    ...(contact ? { contact } : {}),
    messages: messages.filter(({ state }) => state !== 'pending').map(messageOf),
  };
}

function messageOf({ id, author, agent, kind, at, state, masked, subject, text }: DeskMessage) {
  const words = { ...(subject === undefined ? {} : { subject }), ...(text === undefined ? {} : { text }) };
  return { id, author, agent, kind, at, isNote: state === 'note', masked, ...words };
}
