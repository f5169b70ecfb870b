import { expandSheet } from '../../activities/calendar/sheet.ts';
import type { AgentCommandName } from '../../domain/agent-commands.ts';
import type { AgentCommand } from '../../domain/commands.ts';
import { HORIZON } from '../../domain/decision.ts';
import type { Team } from '../../domain/journal.ts';
import { isNewsFor } from '../../domain/unseen.ts';
import { mentionedIn } from '../../domain/mentions.ts';
import { absentAgents } from '../../store/absences.ts';
import { agentList, findAgent } from '../../store/agents.ts';
import { calendarInForce } from '../../store/calendars.ts';
import { deskLine } from '../../store/desk-list.ts';
import { keepMentions } from '../../store/mentions.ts';
import { peopleNamedIn } from '../../store/messages.ts';
import { isTold, eventsAfter } from '../../store/project-journal.ts';
import { sendCommand, type CommandResult } from '../send-command.ts';
import { EngineAway } from '../../intake/running-questions.ts';
import { Refusal } from '../errors.ts';
import type { ApiContext } from '../context.ts';
import { joinedQuestions } from './joining.ts';
import { forgetDrafts, keepAsDraft, keepTyped, type TypedDraft } from './agent-drafts.ts';
import { actingTeam } from './acting-team.ts';
import { actsFor, has, isRole } from './roles.ts';
import type { Session } from './session.ts';
import { keepSent } from './suggestion.ts';

/** What a route takes of an agent. `seen` is the sequence on the screen: nothing is sent blind to a message just arrived. */
export type ActBody = {
  id: string;
  text?: string | undefined;
  seen?: number | undefined;
  copies?: string[] | undefined;
  to?: string;
  promisedAt?: number;
  until?: number;
  undo?: boolean | undefined;
};

/** Of what a command is made, beside what the route takes. `reason`: the text's message, where there is a text. */
type CommandParts = {
  by: { id: string; agent: string; team: Team };
  message: string;
  reason: { message?: string };
  seen: { seen?: number };
  supervisor: { supervisor?: true };
  undo: { undo?: true };
};
export type CommandMaker<Given> = (parts: CommandParts, given: Given) => AgentCommand;

export type ActTraits = {
  /** A supervisor may do it to any question: it opens no text. */
  supervises?: true;
  /** Nobody else does it. */
  isSupervisors?: true;
  /** It makes the question theirs. */
  isTaking?: true;
  /** The person reads the text. */
  isSent?: true;
  /** The text is what answered the question. */
  isAnswer?: true;
  /** What the text is kept as, where that is not the command's own name. */
  draft?: AgentCommandName;
};

export type Act = ActTraits & {
  given: ActBody;
  command: (parts: CommandParts) => AgentCommand;
};

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
  const { id, text, to } = done.given;
  // Whoever heard no answer says it again: the question alone knows what it did, whatever it has become by it.
  const isRepeated = await isTold(site.store.db, reference, id);
  const team = isRepeated
    ? (actsFor(agent, 'support') ?? 'medical')
    : await teamFor(site, agent, { reference, done });
  if (to !== undefined && !isRepeated) await mustBeOf(site, to, team);
  if (!isRepeated) await mustBeHere(site, agent, done);
  if (done.isSupervisors && !has(agent, 'supervisor')) throw new Refusal('needs-supervisor');
  const command = done.command(partsOf(reference, done.given, { agent, team }));
  if (text === undefined) {
    await mustBeKeepable(site, done);
    await mustHaveSeen(site, agent, { reference, done });
    return sendCommand(site, reference, command);
  }
  const typed: TypedDraft = {
    id: messageId(reference, id),
    question: reference,
    agent: agent.id,
    audience: team,
    kind: done.draft ?? command.name,
    isSent: done.isSent === true,
    text,
    copies: await knownCopies(site, { reference, team, done }),
  };
  await keepTyped(site, typed);
  if (command.name === 'note') await alertMentioned(site, typed);
  const carried = await mustBeKeepable(site, done)
    .then(() => mustHaveSeen(site, agent, { reference, done }))
    .then(() => sendCommand(site, reference, command))
    .catch((error: unknown) => keepDraftAndThrow(site, typed, error));
  await forgetDrafts(site, typed);
  if (team === 'support' && done.isAnswer) await keepSent(site, { question: reference, text });
  return carried;
}

/** Those of the same team whom a note names, but for its writer. */
async function alertMentioned(
  { store }: ApiContext,
  { id, question, agent, audience, text }: TypedDraft,
): Promise<void> {
  const staff = await agentList(store.db);
  const readers = staff.filter((one) => {
    const roles = one.roles.filter(isRole);
    return one.id !== agent && actsFor({ id: one.id, roles }, audience) === audience;
  });
  await keepMentions(store.db, { message: id, question, agents: mentionedIn(text, readers) });
}

/** Nobody is written to whom no mail of this question names; and no answer about health goes to anybody else. */
async function knownCopies(
  { store, vault }: ApiContext,
  { reference, team, done }: { reference: string; team: Team; done: Act },
): Promise<string[]> {
  const asked = done.given.copies ?? [];
  if (asked.length === 0) return [];
  if (team === 'medical') throw new Refusal('wrong-team');
  const named = await peopleNamedIn(store.db, vault.reader('support'), reference);
  const joined = await joinedQuestions({ store, vault }, reference);
  const writers = new Set(joined.map(({ contact }) => contact?.email?.toLowerCase()));
  const known = asked
    .map((email) => email.toLowerCase())
    .every((email) => named.has(email) || writers.has(email));
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
  const { promisedAt, until = promisedAt } = done.given;
  if (until === undefined || until > now() + HORIZON) return;
  const { intervals } = expandSheet(await calendarInForce(store.db), until - 1, until + 1);
  const field = promisedAt === undefined ? 'until' : 'promisedAt';
  if (intervals.length === 0) throw new Refusal('closed-then', { fields: [field] });
}

/** The question refuses what is blind to the person; a colleague's word, a note or one's own other window count as well. */
async function mustHaveSeen(
  { store }: ApiContext,
  agent: Session,
  { reference, done }: { reference: string; done: Act },
): Promise<void> {
  const { id, seen } = done.given;
  if (seen === undefined) return;
  if (isNewsFor(await eventsAfter(store.db, reference, seen), { agent: agent.id, id }))
    throw new Refusal('stale');
}

export async function teamFor(
  { store }: ApiContext,
  agent: Session,
  { reference, done }: { reference: string; done: Act },
): Promise<Team> {
  const line = await deskLine(store.db, reference);
  if (!line) throw new Refusal('not-found');
  const team = actingTeam(agent, line, done);
  if (team === 'wrong-team' || team === 'not-now') throw new Refusal(team);
  return team;
}

export async function mustBeOf({ store, now }: ApiContext, to: string, team: Team): Promise<void> {
  const target = await findAgent(store.db, to);
  if (!target) throw new Refusal('agent-unknown', { fields: ['to'] });
  const roles = target.roles.filter(isRole);
  if (roles.length === 0) throw new Refusal('agent-inactive', { fields: ['to'] });
  if (actsFor({ id: to, roles }, team) !== team)
    throw new Refusal('agent-of-another-team', { fields: ['to'] });
  if ((await absentAgents(store.db, now())).has(to)) throw new Refusal('agent-absent', { fields: ['to'] });
}

/** Whoever is away as planned takes nothing new. */
export async function mustBeHere({ store, now }: ApiContext, { id }: Session, done: Act): Promise<void> {
  if (done.isTaking && (await absentAgents(store.db, now())).has(id)) throw new Refusal('absent');
}

type Acting = { agent: Session; team: Team };

export function partsOf(
  reference: string,
  { id, text, seen, undo }: ActBody,
  { agent, team }: Acting,
): CommandParts {
  const message = messageId(reference, id);
  return {
    by: { id, agent: agent.id, team },
    message,
    reason: text === undefined ? {} : { message },
    seen: seen === undefined ? {} : { seen },
    supervisor: has(agent, 'supervisor') ? { supervisor: true } : {},
    undo: undo === true ? { undo } : {},
  };
}

function messageId(reference: string, commandId: string): string {
  return `${reference}:${commandId}`;
}
