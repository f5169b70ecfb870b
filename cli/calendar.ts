import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { calendarClient, type CalendarClient } from '../intake/calendar-client.ts';
import type { CalendarChange } from '../domain/calendar-change.ts';
import { TASK_QUEUE } from '../domain/task-queues.ts';
import { changeCommands } from './calendar-edits.ts';
import { calendarAsText, previewAsText, reachText, refusalAsText } from './calendar-text.ts';
import { onEngine } from './on-engine.ts';

type Parts = {
  /** Calls with a desk and closes what it opened. */
  withDesk: (use: (desk: CalendarClient) => Promise<void>) => Promise<void>;
  print: (text: string) => void;
  /** Asks whoever sits there; false when nobody does. */
  agreed: (question: string) => Promise<boolean>;
};

/** Registers `paladin calendar`. Exit code 2 when a change is refused. The service must be running. */
export function calendarCommand(program: Command, given: Partial<Parts> = {}): void {
  const parts = { withDesk: withRunningService, print: console.log, agreed: confirmInTerminal, ...given };
  const commands = program
    .command('calendar')
    .description('the opening hours: show and change them, running questions included');

  commands
    .command('show')
    .description('the calendar in force, version by version, and its latest changes')
    .option('--json', 'for programs')
    .action(({ json = false }: { json?: boolean }) => parts.withDesk((desk) => show(parts, desk, json)));
  changeCommands(commands, (change) => parts.withDesk((desk) => previewThenApply(parts, desk, change)));
  changeCommands(
    commands
      .command('preview')
      .description('what a change would do to the questions that run; nothing is changed'),
    (change) => parts.withDesk(async (desk) => void (await preview(parts, desk, change))),
  );
  changeCommands(
    commands
      .command('apply')
      .description('make a change without asking; alone, tell the last one again to whoever missed it')
      .action(() => parts.withDesk((desk) => resume(parts, desk))),
    (change) => parts.withDesk((desk) => apply(parts, desk, change)),
  );
}

async function show({ print }: Parts, desk: CalendarClient, json: boolean): Promise<void> {
  const shown = await desk.show();
  print(json ? JSON.stringify(shown, undefined, 2) : calendarAsText(shown));
}

async function previewThenApply(parts: Parts, desk: CalendarClient, change: CalendarChange): Promise<void> {
  const onto = await preview(parts, desk, change);
  if (onto === undefined) return;
  if (await parts.agreed('Make this change?')) await apply(parts, desk, { ...change, onto });
  else parts.print('Nothing was changed. `paladin calendar apply …` makes the change without asking.');
}

/** The edition that the preview was made on, undefined when the change is refused. */
async function preview(
  { print }: Parts,
  desk: CalendarClient,
  change: CalendarChange,
): Promise<number | undefined> {
  const told = await desk.preview(change);
  print('refused' in told ? refusalText(told.refused) : previewAsText(change, told));
  return 'refused' in told ? undefined : told.edition;
}

async function apply(
  { print }: Parts,
  desk: CalendarClient,
  change: CalendarChange | { id: string },
): Promise<void> {
  const told = await desk.apply(change, (reached) => print(reachText(reached)));
  print('refused' in told ? refusalText(told.refused) : `${reachText(told)} of version ${change.id}`);
}

async function resume(parts: Parts, desk: CalendarClient): Promise<void> {
  const [last] = (await desk.show()).changes;
  if (last) await apply(parts, desk, { id: last.id });
  else parts.print('The calendar was never changed.');
}

function refusalText(reasons: readonly string[]): string {
  process.exitCode = 2;
  return refusalAsText(reasons);
}

async function withRunningService(use: (desk: CalendarClient) => Promise<void>): Promise<void> {
  const { client, close } = await onEngine();
  try {
    await use(calendarClient(client, TASK_QUEUE));
  } finally {
    await close();
  }
}

async function confirmInTerminal(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const line = createInterface(process.stdin, process.stdout);
  const answer = await line.question(`${question} [y/N] `);
  line.close();
  return /^y(es)?$/i.test(answer.trim());
}
