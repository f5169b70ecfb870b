// The version before, beside this one: its own tree, with the packages of its own lock.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('../..', import.meta.url));

/** @returns its `paladin`, and how to take the tree away */
export function checkOut(version: string, folder: string): { program: string; remove: () => void } {
  const tree = join(folder, 'former');
  git('worktree', 'add', '--detach', tree, version);
  const locked = (of: string) =>
    execFileSync('git', ['show', `${of}:package-lock.json`], { cwd: here, encoding: 'utf8' });
  // Hard links where the lock is the same: seconds, and no network.
  if (locked(version) === locked('HEAD'))
    execFileSync('cp', ['-al', join(here, 'node_modules'), join(tree, 'node_modules')]);
  else
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], {
      cwd: tree,
      stdio: 'ignore',
    });
  rmSync(join(tree, 'node_modules', '.cache', 'paladin'), { recursive: true, force: true });
  return {
    program: join(tree, 'bin', 'paladin.js'),
    remove: () => void git('worktree', 'remove', '--force', tree),
  };
}

/** Its name in full. */
export function commitOf(version: string): string {
  return git('rev-parse', '--verify', `${version}^{commit}`).trim();
}

function git(...words: string[]): string {
  return execFileSync('git', words, { cwd: here, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
