import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { compiled } from '../../bin/program.js';
import { publishedRetrieval } from '../../cli/eval-answers.ts';
import { makeEmptyStore } from '../../store/open-store.ts';
import { bundleAssets } from '../../web/assets.ts';
import { workflowBundle } from '../../worker/bundle.ts';

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- an interface is what Vitest lets one extend
  interface ProvidedContext {
    spareFolder: string;
  }
}

/** For stores that outlive a test file: processes that run files are ended without notice. */
const spareFolder = mkdtempSync(join(tmpdir(), 'paladin-spare-'));

/** What every thread and start loads is made once, before a test's own patience runs. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('spareFolder', spareFolder);
  await Promise.all([
    compiled().then(makeEmptyStore),
    workflowBundle(),
    bundleAssets(),
    publishedRetrieval(),
  ]);
}

export function teardown(): void {
  rmSync(spareFolder, { recursive: true, force: true });
}
