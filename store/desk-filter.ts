// Which questions a list of the desk holds, for whom: the one place where lists and their counts come from.
import type { Status } from '../domain/state.ts';
import { and, eq, inArray, isNotNull, isNull, not, notInArray, or, sql, type SQL } from 'drizzle-orm';
import type { Team } from '../domain/journal.ts';
import { questions } from './schema.ts';

/** The lists that an agent looks at. */
export const listNames = ['to-take', 'mine', 'waiting', 'team', 'closed'] as const;
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
  /** Open ones unless told otherwise; with `matching`, both. */
  closed?: boolean;
  /** Part of a reference, in any case, with or without its hyphens. */
  matching?: string;
  /** These alone. */
  references?: string[];
};

const { reference, status, team, route, assignee, handedOff, waitingFor, closedAt } = questions;

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
  return [
    reader && isVisibleTo(reader),
    ...(list && reader ? listConditions(list, reader) : [byClosing(filter)]),
    filter.team && eq(team, filter.team),
    filter.status && inArray(status, filter.status),
    filter.handedOff === undefined ? undefined : eq(handedOff, filter.handedOff),
    filter.matching === undefined ? undefined : matches(filter.matching),
    filter.references && inArray(reference, filter.references),
    isOwnedBy(filter.assignee),
  ];
}

/** Besides being visible to the reader. */
export function listConditions(list: ListName, reader: DeskReader): (SQL | undefined)[] {
  switch (list) {
    case 'to-take':
      return [isNull(closedAt), handedOffToAll, not(isSettled), isReadableBy(reader)];
    case 'mine':
      return [isNull(closedAt), eq(assignee, reader.id), not(isSettled)];
    case 'waiting':
      return [isNull(closedAt), eq(status, 'waiting')];
    case 'team':
      return [isNull(closedAt)];
    case 'closed':
      return [isNotNull(closedAt)];
  }
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

function byClosing({ closed, matching }: DeskFilter): SQL | undefined {
  if (closed === undefined && matching !== undefined) return undefined;
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
