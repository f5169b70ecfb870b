import { Command } from 'commander';
import { sourceLines } from '../api/source-lines.ts';
import { readSecretFiles } from './secret-files.ts';

type Register = (program: Command) => void;

/** Each loads what it needs when it is called for: `paladin due` does not wait for the engine's native library. */
const commands: Record<string, () => Promise<Register>> = {
  start: async () => (await import('./start.ts')).startCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  agent: async () => (await import('./agent.ts')).agentCommand,
  machine: async () => (await import('./machine.ts')).machineCommand,
  replay: async () => (await import('./replay.ts')).replayCommand,
  history: async () => (await import('./history.ts')).historyCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./backup.ts')).restoreCommand,
  rebuild: async () => (await import('./rebuild.ts')).rebuildCommand,
  workers: async () => (await import('./workers.ts')).workersCommand,
  repair: async () => (await import('./repair.ts')).repairCommand,
  due: async () => (await import('./due.ts')).dueCommand,
  show: async () => (await import('./show.ts')).showCommand,
  clocks: async () => (await import('./clocks.ts')).clocksCommand,
  calendar: async () => (await import('./calendar.ts')).calendarCommand,
  content: async () => (await import('./content.ts')).contentCommand,
  assistant: async () => (await import('./assistant.ts')).assistantCommand,
  keys: async () => (await import('./keys.ts')).keysCommand,
  erase: async () => (await import('./erase.ts')).eraseCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  retention: async () => (await import('./retention.ts')).retentionCommand,
  eval: async () => (await import('./eval.ts')).evalCommand,
  lessons: async () => (await import('./lessons.ts')).lessonsCommand,
  review: async () => (await import('./review.ts')).reviewCommand,
  mail: async () => (await import('./mail.ts')).mailCommand,
  simulate: async () => (await import('./simulate.ts')).simulateCommand,
  indicators: async () => (await import('./indicators.ts')).indicatorsCommand,
  config: async () => (await import('./settings.ts')).settingsCommand,
};

try {
  readSecretFiles(process.env);
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}
const program = new Command('paladin').description('Paladin’s customer service').showHelpAfterError();
const asked = commands[process.argv[2] ?? ''];
// Anything else, `--help` above all, needs them all.
for (const load of asked ? [asked] : Object.values(commands)) (await load())(program);

try {
  await program.parseAsync();
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}
// What was written to a pipe may not have been read yet.
await Promise.all([process.stdout, process.stderr].map(untilWritten));
// The engine's native library keeps the process alive; what is left to do has been waited for.
process.exit();

function untilWritten(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    // Whoever reads may be gone.
    stream.once('error', () => resolve());
    stream.write('', () => resolve());
  });
}

/** What a person can act on; the stack is for bugs. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? error.message : sourceLines(error.stack ?? error.message);
}
