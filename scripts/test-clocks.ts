// Runs what needs no engine as if on the days when clocks go wrong: a Sunday night, the last night of the year, the two
// nights of the clock change. The engine's own tests live on its clock, which they set themselves.
import { spawnSync } from 'node:child_process';

const instants = [
  '2026-11-22T23:30:00+01:00',
  '2026-12-31T23:59:50+01:00',
  '2027-03-28T01:59:50+01:00',
  '2027-10-31T02:59:50+02:00',
];
const failed = instants.filter((instant) => {
  console.log(`\nas if on ${instant}`);
  const env = { ...process.env, PALADIN_TEST_CLOCK: instant };
  const args = ['run', '--project', 'rules', '--reporter', 'dot'];
  return spawnSync('vitest', args, { env, stdio: 'inherit' }).status !== 0;
});
console.log(failed.length === 0 ? '\nevery clock agrees' : `\nfailed on ${failed.join(', ')}`);
process.exitCode = failed.length;
