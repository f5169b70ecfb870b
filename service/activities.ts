import type { Activities } from '../activities/contract.ts';
import { alert } from '../activities/alert.ts';
import { attempt } from '../activities/attempt.ts';
import { deliver } from '../activities/deliver.ts';
import { qualify } from '../activities/qualify.ts';
import { recording } from '../activities/record.ts';
import { say } from '../activities/say.ts';
import { expandSheet } from '../activities/calendar/sheet.ts';
import { publishedCalendar } from '../domain/calendar.ts';
import type { Audience } from '../domain/journal.ts';
import { openLinked } from '../store/linked.ts';
import type { Parts } from './parts.ts';

const WEEK = 7 * 24 * 3_600_000;

/** Everything that the process asks of the outside, for real. */
export function activitiesOf(parts: Parts): Activities {
  const { store, vault, mailer, config } = parts;
  const voice = { store, vault, mailer, now: Date.now, site: config.publicUrl };
  const assistant = { store, vault, retrieval: parts.retrieval, read: parts.read, now: Date.now };
  return {
    qualify: qualify(assistant),
    openHours: async ({ from, weeks }) => expandSheet(publishedCalendar, from, from + weeks * WEEK),
    attempt: attempt(assistant),
    say: say(voice),
    deliver: deliver(voice),
    alert: alert({ store, mailer, now: Date.now, addressOf: (to) => addressOf(parts, to) }),
    ...recording({ store }),
    openLinked: async ({ question, message }) =>
      void (await openLinked({ store, vault }, { question, message })),
  };
}

/** A team reads its own mailbox; an agent's alerts stand on the desk. */
function addressOf({ config }: Parts, to: Audience): string | undefined {
  return to === 'support' || to === 'medical' || to === 'supervisor' ? config.teamMail[to] : undefined;
}
