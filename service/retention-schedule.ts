// The daily run, kept by a Temporal Schedule.
import type { Client } from '@temporalio/client';
import { retentionActivities, type RetentionActivities } from '../activities/retention-sweeps.ts';
import type { RunningQuestions } from '../intake/running-questions.ts';
import { tellErased } from '../api/erase-person.ts';
import { publishedRetention } from '../domain/retention-policy.ts';
import type { Container } from './container.ts';
import { keepSchedule } from './keep-schedule.ts';

export const RETENTION_SCHEDULE = 'retention';

/** In the night, after the help centre has closed, whatever the season. */
export function keepRetentionSchedule(client: Client, taskQueue?: string): Promise<void> {
  const at = { hour: 3, minute: 30 };
  return keepSchedule(client, { id: RETENTION_SCHEDULE, workflowType: 'retention', at, taskQueue });
}

export function retentionOf({ clock, store, vault }: Container, desk: RunningQuestions): RetentionActivities {
  const tell = (stop?: AbortSignal) => tellErased({ store, desk, stop });
  return retentionActivities({ store, vault, policy: publishedRetention, tell, now: clock.now });
}
