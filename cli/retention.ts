import { Option, type Command } from 'commander';
import { onPrivacy } from './on-privacy.ts';
import { onEngine } from './on-engine.ts';
import { RETENTION_SCHEDULE } from '../service/retention-schedule.ts';
import { triggerSchedule } from './trigger-schedule.ts';

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
    const started = await triggerSchedule(client, RETENTION_SCHEDULE);
    console.log(
      started === undefined
        ? 'Asked for; a run that is under way already comes first.'
        : `Started; \`temporal workflow show -w ${started}\` tells how it goes.`,
    );
  } finally {
    await close();
  }
}
