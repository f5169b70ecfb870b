import { expandSheet } from '../../activities/calendar/sheet.ts';
import type { Command } from '../../domain/commands.ts';
import { HORIZON } from '../../domain/decision.ts';
import type { Team } from '../../domain/journal.ts';
import type { Route } from '../../domain/triage/types.ts';
import { isNewsFor } from '../../domain/unseen.ts';
import { findAgent } from '../../store/agents.ts';
import { calendarInForce } from '../../store/calendars.ts';
import { deskLine } from '../../store/desk-list.ts';
import { peopleNamedIn } from '../../store/messages.ts';
import { isTold, eventsAfter } from '../../store/project-journal.ts';
import { sendCommand, type CommandResult } from '../send-command.ts';
import { EngineAway } from '../../intake/running-questions.ts';
import { Refusal } from '../errors.ts';
import type { ApiContext } from '../context.ts';
import { forgetDrafts, keepAsDraft, keepTyped, type TypedDraft } from './agent-drafts.ts';
import { actsFor, has, isRole } from './roles.ts';
import type { Session } from './session.ts';
import { keepSent } from './suggestion.ts';
import { isRelayed } from './views.ts';

/** What an agent does to a question. `seen` is the sequence on the screen: nothing is sent blind to a message just arrived. */
export type Act =
  | { name: 'claim' | 'reopen'; id: string }
  | { name: 'release'; id: string; text?: string | undefined }
  | { name: 'transfer'; id: string; to: string; text?: string | undefined }
  | { name: 'relay'; id: string; text: string }
  | { name: 'requalify'; id: string; route: Route; text: string }
  | { name: 'decide-extension'; id: string; approved: boolean; text?: string | undefined }
  | {
      name: 'reply' | 'ask';
      id: string;
      text: string;
      seen?: number | undefined;
      copies?: string[] | undefined;
    }
  | { name: 'note'; id: string; text: string }
  | {
      name: 'extend' | 'ask-extension';
      id: string;
      text: string;
      promisedAt: number;
      seen?: number | undefined;
    }
  | { name: 'resolve'; id: string; text?: string | undefined; seen?: number | undefined };

/**
 * Does it. A text is sealed and stored first, then the command goes with its id; refused, the text stays as the agent's
 * draft. Throws Refusal with the question's code, `wrong-team`, `not-found`, one of `agent-…` for a transfer, or EngineAway.
 */
export async function act(
  site: ApiContext,
  agent: Session,
  reference: string,
  done: Act,
): Promise<CommandResult> {
  site.gates.act(agent.id);
  // Whoever heard no answer says it again: the question alone knows what it did, whatever it has become by it.
  const isRepeated = await isTold(site.store.db, reference, done.id);
  const team = isRepeated
    ? (actsFor(agent, 'support') ?? 'medical')
    : await teamFor(site, agent, { reference, name: done.name });
  if (done.name === 'transfer' && !isRepeated) await mustBeOf(site, done.to, team);
  const command = commandOf(reference, done, { agent, team });
  if (!('text' in done) || done.text === undefined) {
    await mustHaveSeen(site, agent, { reference, done });
    return sendCommand(site, reference, command);
  }
  const typed: TypedDraft = {
    id: messageId(reference, done.id),
    question: reference,
    agent: agent.id,
    audience: team,
    kind: done.name === 'ask-extension' ? 'extend' : done.name,
    text: done.text,
    copies: await knownCopies(site, { reference, team, done }),
  };
  await keepTyped(site, typed);
  const carried = await mustBeKeepable(site, done)
    .then(() => mustHaveSeen(site, agent, { reference, done }))
    .then(() => sendCommand(site, reference, command))
    .catch((error: unknown) => keepDraftAndThrow(site, typed, error));
  await forgetDrafts(site, typed);
  if (team === 'support' && (done.name === 'reply' || done.name === 'resolve'))
    await keepSent(site, { question: reference, text: done.text });
  return carried;
}

/** Nobody is written to whom no mail of this question names; and no answer about health goes to anybody else. */
async function knownCopies(
  { store, vault }: ApiContext,
  { reference, team, done }: { reference: string; team: Team; done: Act },
): Promise<string[]> {
  const asked = 'copies' in done && done.copies !== undefined ? done.copies : [];
  if (asked.length === 0) return [];
  if (team === 'medical') throw new Refusal('wrong-team');
  const named = await peopleNamedIn(store.db, vault.reader('support'), reference);
  const known = asked.every((email) => named.has(email.toLowerCase()));
  if (!known) throw new Refusal('invalid', { fields: ['copies'] });
  return asked;
}

async function keepDraftAndThrow(site: ApiContext, typed: TypedDraft, error: unknown): Promise<never> {
  await keepAsDraft(site, typed);
  if (error instanceof Refusal) throw new Refusal(error.code, { ...error.more, draft: typed.id });
  if (error instanceof EngineAway)
    throw new Refusal(
      'unavailable',
      { retryAfterSeconds: error.retryAfterSeconds, draft: typed.id },
      { cause: error },
    );
  throw error;
}

/**
 * Nobody is there to keep a promise for a Sunday. A closing time is a deadline like another, and so is an opening time.
 * What lies out of range is for the question to refuse.
 */
async function mustBeKeepable({ store, now }: ApiContext, done: Act): Promise<void> {
  if (!('promisedAt' in done) || done.promisedAt > now() + HORIZON) return;
  const { promisedAt } = done;
  const { intervals } = expandSheet(await calendarInForce(store.db), promisedAt - 1, promisedAt + 1);
  if (intervals.length === 0) throw new Refusal('closed-then', { fields: ['promisedAt'] });
}

/** The question refuses what is blind to the person; a colleague's word, a note or one's own other window count as well. */
async function mustHaveSeen(
  { store }: ApiContext,
  agent: Session,
  { reference, done }: { reference: string; done: Act },
): Promise<void> {
  if (!('seen' in done) || done.seen === undefined) return;
  const events = await eventsAfter(store.db, reference, done.seen);
  if (isNewsFor(events, { agent: agent.id, id: done.id })) throw new Refusal('stale');
}

/** What a supervisor may do to any question: none of it opens a text. */
const supervising: ReadonlySet<Act['name']> = new Set(['release', 'transfer', 'decide-extension']);

/** The team that the agent acts for. A medical matter is nobody's before it was relayed. */
async function teamFor(
  { store }: ApiContext,
  agent: Session,
  { reference, name }: { reference: string; name: Act['name'] },
): Promise<Team> {
  const line = await deskLine(store.db, reference);
  if (!line) throw new Refusal('not-found');
  const team = supervising.has(name) && has(agent, 'supervisor') ? line.team : actsFor(agent, line.team);
  if (team === undefined) throw new Refusal('wrong-team');
  if (team === 'medical' && !isRelayed(line)) throw new Refusal('not-now');
  return team;
}

async function mustBeOf({ store }: ApiContext, to: string, team: Team): Promise<void> {
  const target = await findAgent(store.db, to);
  if (!target) throw new Refusal('agent-unknown', { fields: ['to'] });
  const roles = target.roles.filter(isRole);
  if (roles.length === 0) throw new Refusal('agent-inactive', { fields: ['to'] });
  if (actsFor({ id: to, roles }, team) !== team)
    throw new Refusal('agent-of-another-team', { fields: ['to'] });
}

type Acting = { agent: Session; team: Team };

function commandOf(reference: string, done: Act, { agent, team }: Acting): Command {
  const by = { id: done.id, agent: agent.id, team };
  const message = messageId(reference, done.id);
  const seen = 'seen' in done && done.seen !== undefined ? { seen: done.seen } : {};
  const told = 'text' in done && done.text !== undefined ? { message } : {};
  const supervisor = has(agent, 'supervisor') ? { supervisor: true } : {};
  switch (done.name) {
    case 'claim':
      return { ...by, name: 'claim' };
    case 'release':
      return { ...by, ...supervisor, ...told, name: 'release' };
    case 'relay':
      return { ...by, name: 'relay', message };
    case 'requalify':
      return { ...by, ...supervisor, name: 'requalify', message, route: done.route };
    case 'ask-extension':
      return { ...by, ...seen, name: 'ask-extension', message, promisedAt: done.promisedAt };
    case 'decide-extension':
      if (!has(agent, 'supervisor')) throw new Refusal('needs-supervisor');
      return { ...by, ...told, name: 'decide-extension', supervisor: true, approved: done.approved };
    case 'reopen':
      return { name: 'reopen', id: done.id, agent: agent.id };
    case 'transfer':
      return { ...by, ...supervisor, ...told, name: 'transfer', to: done.to };
    case 'reply':
    case 'ask':
      return { ...by, ...seen, name: done.name, message };
    case 'note':
      return { ...by, name: 'note', message };
    case 'extend':
      return { ...by, ...seen, ...supervisor, name: 'extend', message, promisedAt: done.promisedAt };
    case 'resolve':
      return { ...by, ...seen, ...told, name: 'resolve' };
  }
}

function messageId(reference: string, commandId: string): string {
  return `${reference}:${commandId}`;
}
