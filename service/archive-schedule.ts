// The nightly archiving, kept by a Temporal Schedule.
import type { Client } from '@temporalio/client';
import type { ArchiveActivities } from '../activities/archive-contract.ts';
import { archiveActivities } from './archive-histories.ts';
import type { Container } from './container.ts';
import { keepSchedule } from './keep-schedule.ts';

export const ARCHIVE_SCHEDULE = 'archive';

/** An hour before what has served its time is destroyed. */
export function keepArchiveSchedule(client: Client, taskQueue?: string): Promise<void> {
  const at = { hour: 2, minute: 30 };
  return keepSchedule(client, { id: ARCHIVE_SCHEDULE, workflowType: 'archive', at, taskQueue });
}

export function archivingOf(parts: Container, client: Client): ArchiveActivities {
  return archiveActivities({ ...parts, client, now: parts.clock.now });
}
