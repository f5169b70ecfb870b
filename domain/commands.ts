import type { Reading } from './journal.ts';
import { DANGERS, routes } from './triage/types.ts';

import { listOf, number, oneOf, optional, record, shortText, truth, type Shape } from './validation.ts';

/** Limit of an identifier, in characters. Ids name things, they never carry what people wrote. */
export const ID_LENGTH = 80;

const id = shortText(ID_LENGTH);
/** Who acts, and in which team. Identity is established at the door; whoever may signal the engine is trusted. */
const agent = { id, agent: id, team: optional(oneOf('support', 'medical')) };
/** `seen` is the journal's sequence on the agent's screen: nothing is sent blind to a message that has just arrived. */
/** A reason in the agent's words, which are in the store; a supervisor may act on what others have, with one. */
const reasoned = { ...agent, message: optional(id), supervisor: optional(truth) };
const written = { ...agent, message: id, seen: optional(number) };

const route = oneOf(...routes);

const reading: Shape<Reading> = record({
  route,
  humanRequested: truth,
  sensitive: truth,
  suicidal: truth,
  possibleEmergency: optional(truth),
  dangers: optional(listOf(oneOf(...DANGERS), DANGERS.length)),
  thanks: truth,
  cannotReach: truth,
  automated: truth,
  topic: optional(id),
  says: optional(oneOf('yes', 'no')),
  unproven: optional(truth),
  needsHuman: optional(truth),
  distress: optional(truth),
  rules: listOf(id, 10),
});

const fromPerson = {
  message: record({ id, at: number, reading }),
  confirm: record({ id, at: optional(number), helped: truth }),
  consent: record({ id, at: optional(number), agreed: truth }),
  human: record({ id, at: optional(number) }),
  rate: record({ id, score: number, message: optional(id) }),
};

const fromAgent = {
  claim: record(agent),
  release: record({ ...reasoned, why: optional(oneOf('disabled')) }),
  transfer: record({ ...reasoned, to: id }),
  requalify: record({ ...reasoned, message: id, route }),
  reply: record(written),
  note: record({ ...agent, message: id }),
  ask: record(written),
  extend: record({ ...written, promisedAt: number, supervisor: optional(truth) }),
  'ask-extension': record({ ...written, promisedAt: number }),
  'decide-extension': record({ ...agent, message: optional(id), supervisor: truth, approved: truth }),
  'ask-unmask': record({ ...agent, masked: id }),
  'decide-unmask': record({ ...agent, masked: id, released: truth }),
  relay: record({ ...agent, message: optional(id) }),
  resolve: record({ ...agent, message: optional(id), seen: optional(number) }),
  reopen: record({ id, agent: optional(id) }),
  join: record({ ...agent, other: id, leads: truth }),
  separate: record(agent),
  retarget: record({ id, agent: id, target: oneOf('first_response', 'resolution'), budget: number }),
};
export type AgentCommandName = keyof typeof fromAgent;

/** Every command that a question understands, with the form of its payload; each is a Signal and an Update of that name. */
const shapes = {
  ...fromPerson,
  ...fromAgent,
  calendar: record({ id, version: id }),
  bounced: record({ id, message: id }),
  erase: record({ id }),
} satisfies Record<string, Shape<unknown>>;

type Payload<S> = S extends Shape<infer T> ? T : never;
export type CommandName = keyof typeof shapes;
export type CommandOf<Name extends CommandName> = { name: Name } & Payload<(typeof shapes)[Name]>;
export type Command = { [Name in CommandName]: CommandOf<Name> }[CommandName];
export type AgentCommand = Extract<Command, { name: AgentCommandName }>;

export const commandNames = Object.keys(shapes).filter(isCommandName);

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(shapes, name);
}

/** The command that a payload from anywhere spells, or undefined when it is malformed. Fields nobody asked for are dropped. */
export function parseCommand(name: CommandName, payload: unknown): Command | undefined {
  const shape: Shape<object> = shapes[name];
  const fields = shape(payload);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table ties each name to its payload; TypeScript cannot follow the index
  return fields === undefined ? undefined : ({ name, ...fields } as Command);
}
