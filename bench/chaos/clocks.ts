// The wall clocks of the product's processes, each of its own: Debian's libfaketime shows them what a file of theirs says.
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpacked } from '../../test/support/debian.ts';

export type Clocks = {
  /** What a process of that name is begun with. */
  environment: (name: string) => NodeJS.ProcessEnv;
  /** From within a second on, its wall clock shows so much more, or less; nothing, and it is right again. */
  step: (name: string, ms: number) => Promise<void>;
};

const libraries = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (machine) => `usr/lib/${machine}/faketime/libfaketimeMT.so.1`,
);

/** Undefined, and said aloud, where the library cannot be had. */
export function openClocks(folder: string): Clocks | undefined {
  const [here = ''] = libraries.filter((_, at) => (process.arch === 'arm64') === (at === 1));
  const found = unpacked(['libfaketime'], here);
  const library = found && join(found.folder, here);
  if (library === undefined || !existsSync(library)) return undefined;
  const file = (name: string) => join(folder, `${name.replaceAll(' ', '-')}.clock`);
  return {
    environment: (name) => ({
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file(name),
      FAKETIME_CACHE_DURATION: '1',
      // What only goes on is left alone, as when a real clock is set; so are the dates of files.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    }),
    step: async (name, ms) => {
      const draft = `${file(name)}.new`;
      await writeFile(draft, `${ms < 0 ? '-' : '+'}${Math.abs(ms) / 1_000}\n`);
      await rename(draft, file(name));
    },
  };
}
