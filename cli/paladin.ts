import { Command } from 'commander';
import { assistant } from './assistant.ts';
import { calendar } from './calendar.ts';
import { clocks } from './clocks.ts';
import { content } from './content.ts';
import { doctor } from './doctor.ts';
import { due } from './due.ts';
import { erase } from './erase.ts';
import { evalAnswers } from './eval-answers.ts';
import { evalTriage } from './eval-triage.ts';
import { exportHeld } from './export.ts';
import { keys } from './keys.ts';
import { rebuild } from './rebuild.ts';
import { replay } from './replay.ts';
import { retention } from './retention.ts';
import { settings } from './settings.ts';
import { start } from './start.ts';

const program = new Command('paladin').description('Paladin’s customer service').showHelpAfterError();
start(program);
doctor(program);
replay(program);
rebuild(program);
due(program);
clocks(program);
calendar(program);
content(program);
assistant(program);
keys(program);
erase(program);
exportHeld(program);
retention(program);
const measures = program.command('eval').description('measure on labelled files');
evalTriage(measures);
evalAnswers(measures);
settings(program);

try {
  await program.parseAsync();
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
// The engine's native library keeps the process alive; what is left to do has been waited for.
process.exit();

/** What a person can act on; the stack is for bugs. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? error.message : (error.stack ?? error.message);
}
