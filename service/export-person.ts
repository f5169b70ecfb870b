// All that is held about one person, in a folder for them.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { referencesOf, type Whom } from '../api/erase-person.ts';
import { exportPage } from '../content/fr/data-export.ts';
import { exportQuestion, type HeldQuestion } from '../store/export-questions.ts';
import { noteOpening } from '../store/openings.ts';
import type { PrivacyParts } from './privacy.ts';

/** Written to a new folder that its owner alone can open: a page, the same as JSON, and the files. */
export async function exportPerson(
  { store, vault, now }: PrivacyParts,
  { whom, folder }: { whom: Whom; folder: string },
): Promise<{ questions: number; files: number }> {
  const references = await referencesOf({ store, vault }, whom);
  const held: HeldQuestion[] = [];
  // All that is theirs, their medical words too.
  const opening = { agent: 'console', view: 'medical', part: 'export', at: now() } as const;
  await noteOpening(store.db, ...references.map((question) => ({ question, ...opening })));
  for (const reference of references) {
    const one = await exportQuestion(store, vault.requesterReader(), reference);
    if (one) held.push(one);
  }
  await mkdir(folder, { mode: 0o700 });
  const files = held.flatMap(({ messages }) => messages.flatMap((message) => message.files));
  if (files.length > 0) await mkdir(join(folder, 'pieces-jointes'), { mode: 0o700 });
  for (const file of files) await writePrivateFile(join(folder, pathOf(file)), file.content);
  const told = held.map(withPaths);
  await writePrivateFile(
    join(folder, 'donnees.json'),
    JSON.stringify({ at: now(), questions: told }, null, 2),
  );
  await writePrivateFile(join(folder, 'donnees.html'), exportPage(told, now()));
  return { questions: held.length, files: files.length };
}

function writePrivateFile(path: string, content: string | Buffer): Promise<void> {
  return writeFile(path, content, { mode: 0o600, flag: 'wx' });
}

/** Named by its id: the name that a person gave a file is no path of ours. */
function pathOf({ id, name }: { id: string; name: string }): string {
  const extension = /\.\w{1,8}$/.exec(name)?.[0] ?? '';
  return `pieces-jointes/${id.replaceAll(/[^\w-]/g, '-')}${extension}`;
}

function withPaths(question: HeldQuestion) {
  const messages = question.messages.map((message) => ({
    ...message,
    files: message.files.map(({ id, name, type, size }) => ({
      name,
      type,
      size,
      path: pathOf({ id, name }),
    })),
  }));
  return { ...question, messages };
}
