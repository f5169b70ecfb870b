// Run as a process of its own: `sdk-download.ts FOLDER` leaves the SDK's copy of the server in FOLDER, or says why not on its last line.
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { isOffline } from './source.ts';

const downloadDir = process.argv[2];
if (downloadDir === undefined) throw new Error('which folder?');

try {
  // The SDK has no download without a start, so the server is started once and put down.
  const environment = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'cached-download', version: 'v1.9.1', downloadDir } },
  });
  await environment.teardown();
} catch (error) {
  console.error(reasonOf(String(error)));
  process.exitCode = 1;
}

/** The native layer repeats every cause with the whole address. */
function reasonOf(text: string): string {
  return isOffline(text) ? "Temporal's download site cannot be reached" : text;
}
