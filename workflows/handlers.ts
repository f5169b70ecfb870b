import {
  ApplicationFailure,
  defineQuery,
  defineSignal,
  defineUpdate,
  setDefaultSignalHandler,
  setHandler,
} from '@temporalio/workflow';
import { clocks } from '../domain/clocks.ts';
import { commandNames, parseCommand, type Command, type CommandName } from '../domain/commands.ts';
import { decisionOn, eventsOf, recordedOutcome } from '../domain/decide.ts';
import { ODDITY_LIMIT, isRefusal } from '../domain/decision.ts';
import { RULES } from '../domain/rules.ts';
import type { EventLog } from './event-log.ts';
import { keepRules } from './rules.ts';

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

function applySignal(book: EventLog, name: CommandName, payload: unknown): void {
  const command = parseCommand(name, payload);
  if (command === undefined) ignore(book, name, 'malformed');
  else {
    keepRules(book);
    book.append(eventsOf(book.state, command, book.now()));
  }
}

function applyOrRefuse(book: EventLog, name: CommandName, payload: unknown): { seq: number } {
  keepRules(book);
  const command = commandOrRefusal(book, name, { payload, rules: book.state.rules });
  book.append(eventsOf(book.state, command, book.now()));
  return { seq: book.state.seq };
}

/** Read-only: it is also the Update's validator, so that a refusal leaves no trace in the history. */
function commandOrRefusal(
  book: EventLog,
  name: CommandName,
  { payload, rules }: { payload: unknown; rules: number },
): Command {
  const command = parseCommand(name, payload);
  if (command === undefined) throw refusal('malformed');
  const outcome = recordedOutcome(book.state, command.id);
  if (outcome === 'applied') return command;
  if (outcome !== undefined) throw refusal(outcome);
  const decision = decisionOn({ ...book.state, rules }, command, book.now());
  if (isRefusal(decision)) throw refusal(decision.refused);
  return command;
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
