import { sleep } from '@temporalio/workflow';

/** What a question's workflow might have been in a version that decided otherwise. */
export async function question(): Promise<void> {
  await sleep('1 day');
}
