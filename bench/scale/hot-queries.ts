// What the service asks its store again and again: at each request, each message, or each round of what keeps it going.
import { dayOf } from '../../domain/indicators/civil-days.ts';
import { unarchivedQuestions } from '../../store/archive/unarchived.ts';
import { openAlerts } from '../../store/alerts.ts';
import { drawSample } from '../../store/audit-sample.ts';
import { changedQuestions } from '../../store/changed-questions.ts';
import { complaintsRegister } from '../../store/complaints.ts';
import { claimsOf, deskCounts, deskLine, deskListPage, dueCounts } from '../../store/desk-list.ts';
import { questionsOf } from '../../store/erase-questions.ts';
import { backlog, findUnaccounted, leaseMessages } from '../../store/inbox.ts';
import { readStoredQuestion } from '../../store/intake.ts';
import { journalsOf } from '../../store/journals.ts';
import { readAsSupport } from '../../store/messages.ts';
import type { Store } from '../../store/open-store.ts';
import { listOpenings } from '../../store/openings.ts';
import { mailByHeader, outboxList, waitingMails } from '../../store/outbox.ts';
import { eventsAfter } from '../../store/project-journal.ts';
import { factsOfDay } from '../../store/question-facts.ts';
import { lastSteps, unreadAmong } from '../../store/row-steps.ts';
import { rowWords } from '../../store/row-words.ts';
import { automaticSince, sentIds } from '../../store/sent-mails.ts';
import type { Vault } from '../../store/vault.ts';
import { nthReference } from './large-store.ts';

type House = { store: Store; vault: Vault; now: number };
type HotQuery = [name: string, ask: (house: House) => Promise<unknown>];

const DAY = 86_400_000;
const lea = { id: 'lea', support: true, medical: false, auditor: false };
const roux = { id: 'roux', support: false, medical: true, auditor: false };
const one = nthReference(150);
/** Before whose eyes: what is opened of the store needs keys. */
export const page = Array.from({ length: 50 }, (_, index) => nthReference(50 * (index + 1)));
const digest = 'd41d8cd98f00b204e9800998ecf8427e';

/** By what they are asked for. */
export const hotQueries: readonly HotQuery[] = [
  ['the desk: its queue', ({ store }) => deskListPage(store.db, { reader: lea, list: 'to-take' })],
  ['the desk: mine', ({ store }) => deskListPage(store.db, { reader: lea, list: 'mine' })],
  ['the desk: the team’s', ({ store }) => deskListPage(store.db, { reader: lea, list: 'team' })],
  ['the desk: the medical team’s', ({ store }) => deskListPage(store.db, { reader: roux, list: 'to-take' })],
  ['the desk: closed ones', ({ store }) => deskListPage(store.db, { reader: lea, list: 'closed' })],
  ['the desk: counts', ({ store }) => deskCounts(store.db, lea)],
  ['the desk: late, due soon', ({ store, now }) => dueCounts(store.db, lea, { now, soon: now + DAY })],
  ['the desk: words of a page', ({ store, vault }) => rowWords(store.db, vault.reader('support'), page)],
  ['the desk: last steps of a page', ({ store }) => lastSteps(store.db, page, ['message', 'said'])],
  ['the desk: unread of a page', ({ store }) => unreadAmong(store.db, page, 'lea')],
  ['the desk: alerts', ({ store }) => openAlerts(store.db, { agent: 'lea', to: ['support'] })],
  ['an agent’s claims', ({ store }) => claimsOf(store.db, 'lea')],
  ['a question: its line', ({ store }) => deskLine(store.db, one)],
  ['a question: its journal', ({ store }) => eventsAfter(store.db, one, 0)],
  ['a question: its words', ({ store, vault }) => readAsSupport(store.db, vault.reader('support'), one)],
  ['a question: of the same person', ({ store }) => questionsOf(store.db, digest)],
  ['a question: who opened it', ({ store }) => listOpenings(store.db, { question: one, limit: 200 })],
  ['the log of openings', ({ store }) => listOpenings(store.db, { limit: 100 })],
  ['the log of openings, of an agent', ({ store }) => listOpenings(store.db, { agent: 'lea', limit: 100 })],
  ['journals of a page', ({ store }) => journalsOf(store.db, page)],
  ['intake: a known question', ({ store }) => readStoredQuestion(store.db, one)],
  ['intake: what waits for the engine', ({ store, now }) => leaseMessages(store, { now, limit: 20 })],
  ['intake: one question’s', ({ store, now }) => leaseMessages(store, { now, limit: 1, question: one })],
  [
    'intake: what no journal speaks of',
    ({ store, now }) => findUnaccounted(store.db, { now, since: now - DAY }),
  ],
  ['metrics: what waits for the engine', ({ store }) => backlog(store.db)],
  ['metrics: mails that wait', ({ store }) => waitingMails(store.db)],
  ['mail: those that failed', ({ store }) => outboxList(store.db, { state: 'failed', limit: 50 })],
  ['mail: by its header', ({ store }) => mailByHeader(store.db, [digest])],
  ['mail: of a thread', ({ store }) => sentIds(store.db, one)],
  ['mail: automatic ones of an hour', ({ store, now }) => automaticSince(store.db, one, now - DAY / 24)],
  ['figures: facts of a day', ({ store, now }) => factsOfDay(store.db, dayOf(now))],
  [
    'machines: what changed',
    ({ store, now }) => changedQuestions(store.db, { updatedSince: now - DAY / 24, limit: 100 }),
  ],
  [
    'auditors: a sample of a month',
    ({ store, now }) => drawSample(store.db, { from: now - DAY, to: now, count: 20, seed: '1' }),
  ],
  [
    'the register of complaints, of a day',
    ({ store, now }) => complaintsRegister(store.db, { from: now - DAY, to: now, offset: 0, limit: 50 }),
  ],
  [
    'the archive: what is closed and not in it',
    ({ store, now }) => unarchivedQuestions(store.db, { until: now, after: '', limit: 200 }),
  ],
];
