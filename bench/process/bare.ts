// The bare engine to compare with: a workflow that does nothing, and one with three activities.
import { proxyActivities } from '@temporalio/workflow';

const { nothing } = proxyActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '1m' });

export async function bare(): Promise<void> {}

export async function threeActivities(): Promise<void> {
  await nothing();
  await nothing();
  await nothing();
}
