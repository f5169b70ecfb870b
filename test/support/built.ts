import { compiled } from '../../bin/program.js';
import { workflowBundle } from '../../worker/bundle.ts';

/** What every thread and start loads is made once, before a test's own patience runs. */
export async function setup(): Promise<void> {
  await Promise.all([compiled(), workflowBundle()]);
}
