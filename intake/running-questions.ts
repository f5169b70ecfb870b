import type { Clock } from '../domain/clocks.ts';
import type { Command } from '../domain/commands.ts';
import type { State } from '../domain/state.ts';

/** What became of a command. */
export type CommandOutcome =
  | { applied: number }
  | { refused: string }
  /** The engine holds it and will apply it once, or refuse it: its journal will tell. */
  | { unknown: true }
  /** The engine has no such question under way. */
  | { missing: true };

export type QuestionState = State & { clocks: Clock[] };

/** The way to the questions under way. */
export type RunningQuestions = {
  /** Throws EngineAway when the engine cannot be reached: the command may then be repeated with the same id. */
  command(reference: string, command: Command): Promise<CommandOutcome>;
  /** The workflow's own state; undefined when there is none. Throws EngineAway, also when no worker answers in time. */
  state(reference: string): Promise<QuestionState | undefined>;
  /** Whether the engine answers, and whether a worker has asked it for work lately. */
  health(): Promise<Health>;
};

export type Health = { engine: boolean; workers: boolean };

/** The engine, or every worker behind it, cannot be reached now. */
export class EngineAway extends Error {
  override readonly name = 'EngineAway';
  readonly retryAfterSeconds = 5;

  constructor(options?: ErrorOptions) {
    super('The engine cannot be reached. Try again in a few seconds.', options);
  }
}
