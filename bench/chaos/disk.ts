// A file system of limited size, mounted for one run: what is kept on it can find no room.
import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm, rmdir, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Disk = {
  folder: string;
  /** Takes what is left and all that comes free meanwhile, for so long; gives how many bytes that was at first. */
  fill: (heldMs: number) => Promise<{ taken: number; over: Promise<void> }>;
  /** How many bytes are on it. */
  used: () => Promise<number>;
  end: () => Promise<void>;
};

const MIB = 1024 * 1024;
/** PostgreSQL's log of changes and the empty databases; then what a question takes in engine and store, with room to spare. */
const FIXED_MIB = 1_536;
const QUESTION_MIB = 0.3;
const TAKEN_AT_ONCE = 4 * MIB;
const AGAIN_AFTER_MS = 50;

/** Throws, saying what to do, where nothing can be mounted. */
export async function mountDisk(questions: number): Promise<Disk> {
  const size = Math.ceil(FIXED_MIB + QUESTION_MIB * questions);
  if (freemem() < (size + FIXED_MIB) * MIB)
    throw new Error(
      `--fills takes a file system in memory of ${size} MiB: there is not enough; try fewer questions`,
    );
  const folder = await mkdtemp(join(tmpdir(), 'paladin-disk-'));
  mount(folder, size);
  return {
    folder,
    fill: (heldMs) => fill(folder, heldMs),
    used: async () => {
      const { blocks, bfree, bsize } = await statfs(folder);
      return (blocks - bfree) * bsize;
    },
    end: async () => {
      execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
      await rmdir(folder);
    },
  };
}

function mount(folder: string, sizeMib: number): void {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMib}m,mode=755`, 'paladin-chaos', folder], {
      stdio: 'pipe',
    });
  } catch (cause) {
    throw new Error(
      '--fills mounts a file system of limited size, which this user may not: run it as root, or in a namespace of its own:\n' +
        '  unshare --user --map-current-user --keep-caps --mount npm run chaos -- …',
      { cause },
    );
  }
}

async function fill(folder: string, heldMs: number): Promise<{ taken: number; over: Promise<void> }> {
  const path = join(folder, `filled-${process.hrtime.bigint()}`);
  const file = await open(path, 'w');
  const zeros = Buffer.alloc(TAKEN_AT_ONCE);
  /** Until nothing is left. */
  const take = async () => {
    for (let sum = 0; ;) {
      const { bytesWritten } = await file.write(zeros).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOSPC') throw error;
        return { bytesWritten: 0 };
      });
      if (bytesWritten === 0) return sum;
      sum += bytesWritten;
    }
  };
  const taken = await take();
  return { taken, over: held() };

  async function held(): Promise<void> {
    const until = performance.now() + heldMs;
    while (performance.now() < until) {
      await pause(AGAIN_AFTER_MS);
      await take();
    }
    await file.close();
    await rm(path);
  }
}
