// Where tests put what they throw away: stores and databases of a thousand files each, in memory where there is enough of it.
import { statfsSync } from 'node:fs';
import { freemem } from 'node:os';

const IN_MEMORY = '/dev/shm';
/** Several times what a whole run leaves until its end. */
const ROOM = 8e9;

/** For this process and all that it starts, unless whoever runs the tests said where. */
export function chooseScratch(env: NodeJS.ProcessEnv): void {
  if (env['TMPDIR'] === undefined && freemem() > ROOM && roomIn(IN_MEMORY) > ROOM) env['TMPDIR'] = IN_MEMORY;
}

function roomIn(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return 0;
  }
}
