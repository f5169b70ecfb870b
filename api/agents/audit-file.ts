// What an auditor is given of one question: what was decided, by whom and why, its sums, and who opened it. No text.
import { clockReceipts, type ClockReceipt } from '../../domain/clock-receipt.ts';
import type { JournalEvent } from '../../domain/journal.ts';
import type { QuestionReplay } from '../../domain/question-replay.ts';
import { supersededOf } from '../../store/append-only.ts';
import { inclusionProofs } from '../../store/archive/prove.ts';
import { deskLine, type DeskLine } from '../../store/desk-list.ts';
import { medicalAccesses } from '../../store/messages.ts';
import { listOpenings, noteOpening, type Opening } from '../../store/openings.ts';
import { eventsAfter } from '../../store/project-journal.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import type { Session } from './session.ts';
import { houseEvents, type HouseEvent } from './views.ts';

/** Openings of one question that are listed. */
const OPENINGS = 200;

export type AuditFile = {
  question: Pick<DeskLine, 'reference' | 'receivedAt' | 'status' | 'team' | 'assignee' | 'route' | 'channel'>;
  events: HouseEvent[];
  receipts: ClockReceipt[];
  openings: Opening[];
  accesses: { agent: string; at: number }[];
  superseded: { event: HouseEvent | null; by: string; why: string; at: number }[];
  /** Where its histories stand in the signed archive. */
  archived: { file: string; line: number; root: string }[];
};

/** Throws Refusal `not-found`. That it was opened is written down first. */
export async function auditFileFor(site: ApiContext, agent: Session, reference: string): Promise<AuditFile> {
  const { db } = site.store;
  const line = await openedLine(site, agent, reference);
  const journal = await eventsAfter(db, reference, 0);
  const { receivedAt, status, team, assignee, route, channel } = line;
  const superseded = await supersededOf(db, reference);
  return {
    question: { reference, receivedAt, status, team, assignee, route, channel },
    events: houseEvents(journal, 'audit'),
    receipts: clockReceipts({ reference, journal }, site.now()),
    openings: await listOpenings(db, { question: reference, limit: OPENINGS }),
    accesses: await medicalAccesses(db, reference),
    superseded: superseded.map(({ event, by, why, at }) => ({ event: shown(event), by, why, at })),
    archived: (await inclusionProofs(db, reference)).map(({ file, line: at, root }) => ({
      file,
      line: at,
      root,
    })),
  };
}

export type ShownReplay = Omit<QuestionReplay, 'lines'> & {
  lines: { seq: number; stored?: HouseEvent; replayed?: HouseEvent; same: boolean }[];
  /** Compared as the others, and not shown: they tell a distress, which is for the medical team alone. */
  reserved: number;
};

/** Decides its history again, now. Throws Refusal `not-found`, EngineAway. */
export async function replayFor(site: ApiContext, agent: Session, reference: string): Promise<ShownReplay> {
  await openedLine(site, agent, reference);
  const { lines, ...replayed } = await site.replay(reference);
  const told = lines.flatMap(({ seq, same, ...both }) => {
    const [stored, today] = [shown(both.stored), shown(both.replayed)];
    if (stored === null && today === null) return [];
    return [{ seq, same, ...(stored && { stored }), ...(today && { replayed: today }) }];
  });
  return { ...replayed, lines: told, reserved: lines.length - told.length };
}

async function openedLine({ store, now }: ApiContext, agent: Session, reference: string): Promise<DeskLine> {
  const line = await deskLine(store.db, reference);
  if (!line) throw new Refusal('not-found');
  await noteOpening(store.db, { question: reference, agent: agent.id, view: 'audit', at: now() });
  return line;
}

function shown(event: JournalEvent | null | undefined): HouseEvent | null {
  return event ? (houseEvents([event], 'audit')[0] ?? null) : null;
}
