import { setTimeout as pause } from 'node:timers/promises';
import type { ScheduleHandle } from '@temporalio/client';
import { Option, type Command } from 'commander';
import { onPrivacy } from './on-privacy.ts';
import { onEngine } from './on-engine.ts';
import { RETENTION_SCHEDULE } from '../service/retention-schedule.ts';

export function retentionCommand(program: Command): void {
  program
    .command('retention')
    .description('destroy what has served its time, as the schedule does each night')
    .addOption(new Option('--dry-run', 'say what would go, and destroy nothing'))
    .action(({ dryRun = false }: { dryRun?: boolean }) => (dryRun ? showRetention() : triggerSweep()));
}

async function showRetention(): Promise<void> {
  const found = await onPrivacy({ name: 'retention' });
  for (const [what, references] of Object.entries(found)) {
    console.log(`${what}: ${references.length} ${what === 'votes' ? 'votes on articles' : 'questions'}`);
    for (const reference of references) console.log(`  ${reference}`);
  }
}

async function triggerSweep(): Promise<void> {
  const { client, close } = await onEngine();
  try {
    const schedule = client.schedule.getHandle(RETENTION_SCHEDULE);
    const { numActionsTaken: before } = (await schedule.describe()).info;
    await schedule.trigger();
    const started = await runStartedSince(schedule, before);
    console.log(
      started === undefined
        ? 'Asked for; a run that is under way already comes first.'
        : `Started; \`temporal workflow show -w ${started}\` tells how it goes.`,
    );
  } finally {
    await close();
  }
}

/** The schedule starts a workflow a moment after it was asked to, under a name of its own. */
async function runStartedSince(schedule: ScheduleHandle, before: number): Promise<string | undefined> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const { numActionsTaken, recentActions } = (await schedule.describe()).info;
    const action = recentActions.at(-1)?.action;
    if (numActionsTaken > before && action?.type === 'startWorkflow') return action.workflow.workflowId;
    await pause(LOOK_EVERY_MS);
  }
  return undefined;
}

const LOOKS = 25;
const LOOK_EVERY_MS = 200;
