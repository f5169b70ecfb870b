// Who listens where, written down in the data folder: `doctor` tells this installation's ports from another one's by it.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { identityOf, isAlive } from '../temporal-server/process-identity.ts';
import { makeFolder } from '../temporal-server/make-folder.ts';
import { jsonIn } from './json-file.ts';

type Listener = 'site' | 'mail';
const Note = z.object({ port: z.number(), process: z.object({ pid: z.number(), born: z.string() }) });

/** Notes that this process listens there; gives how to take the note back. One left by a process that died says nothing. */
export async function noteListening(
  dataFolder: string,
  name: Listener,
  port: number,
): Promise<() => Promise<void>> {
  const file = fileOf(dataFolder, name);
  const note = JSON.stringify({ port, process: await identityOf(process.pid) });
  // Where the folder cannot be written nothing is noted: it is no reason not to serve.
  await makeFolder(dataFolder, 0o700)
    .then(() => writeFile(file, note, { mode: 0o600 }))
    .catch(() => {});
  return () => rm(file, { force: true }).catch(() => {});
}

/** Whether a living process of this data folder noted that it listens there. */
export async function isNoted(dataFolder: string, name: Listener, port: number): Promise<boolean> {
  const { data: note } = Note.safeParse(await jsonIn(fileOf(dataFolder, name)));
  return note !== undefined && note.port === port && (await isAlive(note.process));
}

function fileOf(dataFolder: string, name: Listener): string {
  return join(dataFolder, `${name}.listening.json`);
}
