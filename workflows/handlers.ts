import {
  ApplicationFailure,
  defineQuery,
  defineSignal,
  defineUpdate,
  setDefaultSignalHandler,
  setHandler,
} from '@temporalio/workflow';
import { clocks } from '../domain/clocks.ts';
import { provingKey, takesProof } from '../domain/command-proof.ts';
import { commandNames, parseCommand, type Command, type CommandName } from '../domain/commands.ts';
import { awaitsSigner } from '../domain/deadlines.ts';
import { decisionOn, eventsOf, recordedOutcome } from '../domain/decide.ts';
import { ODDITY_LIMIT, isRefusal } from '../domain/decision.ts';
import { RULES } from '../domain/rules.ts';
import type { State } from '../domain/state.ts';
import type { EventLog } from './event-log.ts';
import { keepRules } from './rules.ts';
import { isOver } from './timers.ts';

/** The type of the failure that a refused Update ends with; its message is the reason code. */
const REFUSED = 'Refused';

const standing = defineQuery<unknown>('state');
const journal = defineQuery<unknown>('journal');

/**
 * Every command is a Signal and an Update of one name, and both run the same decision. Nothing that anybody sends can
 * fail, block or wedge a question: what is malformed or unknown is journalled and ignored.
 */
export function handleCommands(book: EventLog): void {
  for (const name of commandNames) {
    setHandler(defineSignal<[unknown]>(name), (payload) => applySignal(book, name, payload));
    setHandler(
      defineUpdate<{ seq: number }, [unknown]>(name),
      (payload) => applyOrRefuse(book, name, payload),
      {
        // The handler goes over to the newest rules first; a validator may not.
        validator: (payload) => void commandOrRefusal(book, name, { payload, rules: RULES }),
      },
    );
  }
  setDefaultSignalHandler((name) => ignore(book, name, 'unknown'));
  setHandler(standing, () => ({ ...book.state, clocks: clocks(book.state, book.now()) }));
  setHandler(journal, () => book.journal);
}

async function applySignal(book: EventLog, name: CommandName, payload: unknown): Promise<void> {
  if (parseCommand(name, payload) === undefined) return ignore(book, name, 'malformed');
  keepRules(book);
  // No `await` where there is nothing to wait for: signals apply in the order in which they came.
  if (awaitsKey(book, name)) await keyKnown(book);
  const command = parsedCommand(book.state, name, payload);
  if (command !== undefined) book.append(eventsOf(book.state, command, book.now()));
}

async function applyOrRefuse(book: EventLog, name: CommandName, payload: unknown): Promise<{ seq: number }> {
  keepRules(book);
  if (awaitsKey(book, name)) await keyKnown(book);
  const command = commandOrRefusal(book, name, { payload, rules: book.state.rules });
  book.append(eventsOf(book.state, command, book.now()));
  if (isForged(command)) throw refusal('unproven');
  return { seq: book.state.seq };
}

/** A question of before proofs learns the key with its next opening hours; what needs a proof waits for it. */
function awaitsKey({ state }: EventLog, name: CommandName): boolean {
  return takesProof(name) && awaitsSigner(state);
}

function keyKnown(book: EventLog): Promise<void> {
  return book.until((state) => !awaitsSigner(state) || isOver(book));
}

/** Read-only: it is also the Update's validator, so that a refusal leaves no trace in the history. A forgery does leave one. */
function commandOrRefusal(
  book: EventLog,
  name: CommandName,
  { payload, rules }: { payload: unknown; rules: number },
): Command {
  const state = { ...book.state, rules };
  const command = parsedCommand(state, name, payload);
  if (command === undefined) throw refusal('malformed');
  if (isForged(command) && state.oddities < ODDITY_LIMIT) return command;
  const outcome = recordedOutcome(state, command.id);
  if (outcome === 'applied') return command;
  if (outcome !== undefined) throw refusal(outcome);
  const decision = decisionOn(state, command, book.now());
  if (isRefusal(decision)) throw refusal(decision.refused);
  return command;
}

function parsedCommand(
  { rules, reference: question, signer }: State,
  name: CommandName,
  payload: unknown,
): Command | undefined {
  const command = parseCommand(name, payload);
  // Until the key is known, it is judged as if proved, and again once it is.
  if (command === undefined || rules < 12 || signer === undefined || signer === 'none') return command;
  return provingKey(payload, { question, name }) === signer ? command : { ...command, unproven: true };
}

function isForged({ name, unproven }: Command): boolean {
  return unproven === true && takesProof(name);
}

function refusal(code: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(code, REFUSED);
}

/** A name that anyone can choose is not to carry a sentence into the journal. */
function ignore(book: EventLog, signal: string, problem: 'unknown' | 'malformed'): void {
  if (book.state.oddities >= ODDITY_LIMIT) return;
  book.write('system', {
    type: 'ignored',
    signal: /^[\w-]{1,40}$/.test(signal) ? signal : 'unnamed',
    problem,
  });
}
