// Which questions a list of the desk holds, for whom: the one place where lists and their counts come from.
import type { Status } from '../domain/state.ts';
import {
  and,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  not,
  notInArray,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import type { Channel, Role, Route } from '../domain/triage/types.ts';
import { holdsWords } from './found-words.ts';
import { mentioning } from './mentions.ts';
import { questions } from './schema.ts';
import { bearsTag } from './tags.ts';

/** The lists that an agent looks at. */
export const listNames = [
  'to-take',
  'mine',
  'mentions',
  'snoozed',
  'waiting',
  'team',
  'closed',
  'late',
  'due-soon',
  'complaints',
  'extended',
  'reopened',
  'medical',
] as const;
export type ListName = (typeof listNames)[number];

/** What an agent may know of: ordinary questions, medical ones once relayed, or all of them without their words. */
export type DeskReader = { id: string; support: boolean; medical: boolean; auditor: boolean };

export type DeskFilter = {
  /** Only what this agent may know of; without one, all. */
  reader?: DeskReader;
  /** One of the agent's lists: `reader` says whose. */
  list?: ListName;
  team?: Team;
  status?: Status[];
  /** An agent's id, or 'nobody'. */
  assignee?: string;
  /** Only those that a human is responsible for. */
  handedOff?: boolean;
  /** Open ones unless told otherwise; with `matching` or `words`, or `tags` alone, both. */
  closed?: boolean;
  /** Part of a reference, in any case, with or without its hyphens. */
  matching?: string;
  /** Digests of words, all of which stand in it; whoever may not read its words finds none by them. */
  words?: string[];
  /** Digests of one tag, by whichever team put it; whoever may not read a question finds none by its tags. */
  tags?: string[];
  /** These alone. */
  references?: string[];
  /** Whoever asked this one asked them, too; nothing without that. */
  personOf?: string;
  /** What is said of a question only to whoever may read it: the veiled ones are none of these. */
  facts?: DeskFacts;
  /** Past their instant. */
  late?: boolean;
  /** Epoch ms; lists by due instant need both. `soon`: what is due by then is due soon. */
  now?: number;
  soon?: number;
};

export type DeskFacts = { route?: Route; role?: Role; channel?: Channel; topic?: string };

const { reference, status, team, route, topic, role, channel } = questions;
const { assignee, handedOff, waitingFor, dueAt, closedAt, summary } = questions;

/** Until when its agent has put it aside. */
export const snoozedUntil = sql<number | null>`(${summary}->>'snoozedUntil')::bigint`.mapWith(Number);

const isSettled = inArray(status, ['resolved', 'closed']);
/** Given to the medical team: never before the person agreed, or an emergency decided. */
const isRelayed = and(
  eq(team, 'medical'),
  handedOff,
  or(isNull(waitingFor), notInArray(waitingFor, ['consent', 'physician'])),
);
/** An emergency that no human has taken yet. */
export const isAwaited = sql`(${and(eq(route, 'emergency'), isNull(assignee), not(isSettled))})`;

export function conditionsOf({ reader, list, ...filter }: DeskFilter): (SQL | undefined)[] {
  const { facts, words, tags, late, now = 0 } = filter;
  return [
    reader && isVisibleTo(reader),
    ...(list && reader ? listConditions(list, reader, filter) : [byClosing(filter)]),
    filter.team && eq(team, filter.team),
    filter.status && inArray(status, filter.status),
    filter.handedOff === undefined ? undefined : eq(handedOff, filter.handedOff),
    filter.matching === undefined ? undefined : matches(filter.matching),
    filter.references && inArray(reference, filter.references),
    isOwnedBy(filter.assignee),
    ...(facts ? [reader && isReadableBy(reader), ...factConditions(facts)] : []),
    ...(words ? [reader && isToldBy(reader), holdsWords(words)] : []),
    ...(filter.personOf === undefined ? [] : [reader && isToldBy(reader), isOfSamePerson(filter.personOf)]),
    ...(tags ? [reader && isToldBy(reader), bearsTag(tags)] : []),
    late ? isDueBetween(0, now) : undefined,
  ];
}

/** Besides being visible to the reader. */
export function listConditions(
  list: ListName,
  reader: DeskReader,
  { now = 0, soon = 0 }: Pick<DeskFilter, 'now' | 'soon'> = {},
): (SQL | undefined)[] {
  const isReadable = isReadableBy(reader);
  switch (list) {
    case 'to-take':
      return [isNull(closedAt), handedOffToAll, not(isSettled), isReadable];
    case 'mine':
      return [isNull(closedAt), eq(assignee, reader.id), not(isSettled), isNull(snoozedUntil)];
    case 'mentions':
      return [isNull(closedAt), isReadable, mentioning(reader.id)];
    case 'snoozed':
      return [isNull(closedAt), eq(assignee, reader.id), not(isSettled), isNotNull(snoozedUntil)];
    case 'waiting':
      return [isNull(closedAt), eq(status, 'waiting')];
    case 'team':
      return [isNull(closedAt)];
    case 'closed':
      return [isNotNull(closedAt)];
    case 'late':
      return [isDueBetween(0, now)];
    case 'due-soon':
      return [isDueBetween(now, soon)];
    case 'complaints':
      return [isNull(closedAt), eq(route, 'complaint'), isReadable];
    case 'extended':
      return [isNull(closedAt), countEvents('extensions'), isReadable];
    case 'reopened':
      return [isNull(closedAt), countEvents('reopenings'), isReadable];
    case 'medical':
      return [isNull(closedAt), eq(team, 'medical'), isReadable];
  }
}

/** After one instant and not after another; what waits for the person is due at none. */
function isDueBetween(from: number, until: number): SQL | undefined {
  const isRunning = notInArray(status, ['waiting', 'resolved', 'closed']);
  return and(isNull(closedAt), isRunning, gt(dueAt, from), lte(dueAt, until));
}

function countEvents(name: 'extensions' | 'reopenings'): SQL {
  return sql`(${summary}->>${name})::integer > 0`;
}

function factConditions(facts: DeskFacts): (SQL | undefined)[] {
  return [
    facts.route && eq(route, facts.route),
    facts.role && eq(role, facts.role),
    facts.channel && eq(channel, facts.channel),
    facts.topic === undefined ? undefined : eq(topic, facts.topic),
  ];
}

const handedOffToAll = and(handedOff, isNull(assignee));

function isVisibleTo({ support, medical, auditor }: DeskReader): SQL | undefined {
  if (support || auditor) return undefined;
  return medical ? isRelayed : sql`false`;
}

/** More than that a medical matter was relayed. */
function isReadableBy({ support, medical, auditor }: DeskReader): SQL | undefined {
  if (auditor) return undefined;
  return or(support ? eq(team, 'support') : sql`false`, medical ? isRelayed : sql`false`);
}

/** Auditors see every question and nobody's words. */
function isToldBy(reader: DeskReader): SQL | undefined {
  return isReadableBy({ ...reader, auditor: false });
}

/** By the pseudonym of their address; a question without one is nobody's. */
function isOfSamePerson(asked: string): SQL | undefined {
  const theirs = sql`(select one.requester from ${questions} one where one.reference = ${asked})`;
  return and(sql`${questions.requester} = ${theirs}`, ne(reference, asked));
}

function byClosing({ closed, matching, words, tags, personOf }: DeskFilter): SQL | undefined {
  if (closed === undefined && (matching ?? words ?? tags ?? personOf) !== undefined) return undefined;
  return closed ? isNotNull(closedAt) : isNull(closedAt);
}

/** A whole reference is looked up by the key; a part of one anywhere in it. */
function matches(part: string): SQL {
  const signs = part.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const [, first, second] = /^(?:PAL)?(.{4})(.{4})$/.exec(signs) ?? [];
  if (first !== undefined) return eq(reference, `PAL-${first}-${second}`);
  return sql`replace(${reference}, '-', '') like ${`%${signs}%`}`;
}

function isOwnedBy(agent: string | undefined): SQL | undefined {
  if (agent === undefined) return undefined;
  return agent === 'nobody' ? isNull(assignee) : eq(assignee, agent);
}
