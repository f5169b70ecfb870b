import { agentCommands, isAgents, type AgentCommandName } from './agent-commands.ts';
import { operatorActs, type Reading } from './journal.ts';
import { DANGERS, routes } from './triage/types.ts';
import { id, listOf, number, oneOf, optional, record, truth, type Shape } from './validation.ts';

const reading: Shape<Reading> = record({
  route: oneOf(...routes),
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

const fromHouse = {
  calendar: record({ id, version: id }),
  bounced: record({ id, message: id }),
  erase: record({ id }),
  operated: record({ id, what: oneOf(...operatorActs) }),
};

type Payload<S> = S extends Shape<infer T> ? T : never;
/** Agents' commands stand with their rules in `agent-commands.ts`. */
type Shapes = typeof fromPerson &
  typeof fromHouse & { [Name in AgentCommandName]: (typeof agentCommands)[Name]['shape'] };
export type CommandName = keyof Shapes;
/** Every command that a question understands, with its payload; each is a Signal and an Update of that name. */
export type CommandOf<Name extends CommandName> = { name: Name } & Payload<Shapes[Name]>;
export type Command = { [Name in CommandName]: CommandOf<Name> }[CommandName] & {
  /** Nothing proves that it comes from this house (`command-proof.ts`). */
  unproven?: true;
};
export type AgentCommand = Extract<Command, { name: AgentCommandName }>;

export const commandNames = [fromPerson, agentCommands, fromHouse]
  .flatMap((table) => Object.keys(table))
  .filter(isCommandName);

function isCommandName(name: string): name is CommandName {
  return isAgents(name) || Object.hasOwn(fromPerson, name) || Object.hasOwn(fromHouse, name);
}

/** The command that a payload from anywhere spells, or undefined when it is malformed. Fields nobody asked for are dropped. */
export function parseCommand(name: CommandName, payload: unknown): Command | undefined {
  const shape: Shape<object> = isAgents(name)
    ? agentCommands[name].shape
    : { ...fromPerson, ...fromHouse }[name];
  const fields = shape(payload);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table ties each name to its payload; TypeScript cannot follow the index
  return fields === undefined ? undefined : ({ name, ...fields } as Command);
}
