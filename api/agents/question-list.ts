import { searchedWords } from '../../content/search/searched-words.ts';
import { digestWords } from '../../store/found-words.ts';
import { deskCounts, deskListPage, dueCounts, type DeskPosition } from '../../store/desk-list.ts';
import type { DeskFacts, DeskFilter, ListName, DeskReader } from '../../store/desk-filter.ts';
import { absentNames, presentNames } from '../../store/agents.ts';
import { tagDigest } from '../../store/tags.ts';
import { HOUR } from '../../domain/durations.ts';
import { addOpenTimeIn } from '../../domain/open-intervals.ts';
import type { Team } from '../../domain/journal.ts';
import type { Status } from '../../domain/state.ts';
import type { ApiContext } from '../context.ts';
import { cursorOf } from './cursor.ts';
import { dueNow } from './due-now.ts';
import { has } from './roles.ts';
import { rowDetails } from './row-details.ts';
import type { Session } from './session.ts';
import { entryOf, isAwaited, viewOf, type QuestionEntry } from './views.ts';

/** Which questions to list; open ones unless `closed`, or found by their reference. */
export type QuestionQuery = {
  list?: ListName;
  mine?: boolean;
  unclaimed?: boolean;
  team?: Team;
  status?: Status[];
  closed?: boolean;
  reference?: string;
  words?: string;
  tag?: string;
  personOf?: string;
  references?: string[];
  agent?: string;
  late?: boolean;
  limit?: number;
  after?: DeskPosition;
} & DeskFacts;

/** Open time ahead within which something is due soon. */
const SOON = 2 * HOUR;

/** A page of the questions an agent may know of, and where the next one begins. */
export async function listFor(
  site: Pick<ApiContext, 'store' | 'vault' | 'policy' | 'now' | 'openHours'>,
  agent: Session,
  { words, tag, ...wanted }: QuestionQuery,
): Promise<{ entries: QuestionEntry[]; next?: DeskPosition }> {
  const { lines, next } = await deskListPage(site.store.db, {
    ...filterOf(agent, wanted),
    ...(words === undefined ? {} : { words: digestWords(site.vault, searchedWords(words)) }),
    ...(tag === undefined ? {} : { tags: tagDigests(site, agent, tag) }),
    ...instantsOf(site),
  });
  const shown = (await dueNow(site, lines, (line) => has(agent, 'medical') && isAwaited(line))).flatMap(
    (line) => {
      const view = viewOf(agent, line);
      return view === undefined ? [] : [{ line, view, reference: line.reference }];
    },
  );
  const details = await rowDetails(site, agent, shown);
  const entries = shown.map(({ line: { rank, ...line }, view, reference }) => ({
    ...entryOf(line, view, details.get(reference)),
    place: cursorOf({ ...line, rank }),
  }));
  return { entries, ...(next ? { next } : {}) };
}

/** A word is another tag for each team that reads it. */
function tagDigests({ vault }: Pick<ApiContext, 'vault'>, agent: Session, tag: string): string[] {
  const audiences = has(agent, 'medical') ? (['support', 'medical'] as const) : (['support'] as const);
  return audiences.map((audience) => tagDigest(vault, audience, tag));
}

/** How many questions each list of open ones holds. */
export function countsFor({ store }: Pick<ApiContext, 'store'>, agent: Session) {
  return deskCounts(store.db, readerOf(agent));
}

/** What falls due within two open hours, and who of support is there: whether it is many is the supervisor's to say. */
export async function workloadFor(
  site: Pick<ApiContext, 'store' | 'now' | 'openHours'>,
  agent: Session,
): Promise<{ late: number; dueSoon: number; soon: number; present: string[]; absent: string[] }> {
  const { now, soon } = instantsOf(site);
  const [due, present, absent] = await Promise.all([
    dueCounts(site.store.db, readerOf(agent), { now, soon }),
    presentNames(site.store.db, { role: 'support', now }),
    absentNames(site.store.db, { role: 'support', now }),
  ]);
  return { ...due, soon, present, absent };
}

function instantsOf({ now, openHours }: Pick<ApiContext, 'now' | 'openHours'>): {
  now: number;
  soon: number;
} {
  const at = now();
  return { now: at, soon: addOpenTimeIn(openHours(at).intervals, at, SOON) ?? at };
}

function filterOf(
  agent: Session,
  {
    mine,
    unclaimed,
    reference,
    agent: holder,
    route,
    role,
    channel,
    topic,
    ...wanted
  }: Omit<QuestionQuery, 'words' | 'tag'>,
): DeskFilter {
  const assignee = mine ? agent.id : unclaimed ? 'nobody' : holder;
  const facts = Object.entries({ route, role, channel, topic }).filter(([, value]) => value !== undefined);
  return {
    ...wanted,
    ...(facts.length === 0 ? {} : { facts: Object.fromEntries(facts) }),
    reader: readerOf(agent),
    ...(assignee === undefined ? {} : { assignee }),
    ...(reference === undefined ? {} : { matching: reference }),
    // What the assistant still has is nobody's to claim.
    ...(unclaimed ? { handedOff: true } : {}),
  };
}

function readerOf(agent: Session): DeskReader {
  return {
    id: agent.id,
    support: has(agent, 'support', 'supervisor'),
    medical: has(agent, 'medical'),
    auditor: has(agent, 'auditor'),
  };
}
