/** Open time here against what npm offers: operations per second of CPU, and who is right. Prints Markdown. */
import { runInThisContext } from 'node:vm';
import { publishedHours, type LocalInterval, type OpeningHours } from '../../domain/calendar.ts';
import { addOpenTime, openTimeBetween } from '../../domain/open-time.ts';
import { DAY, HOUR, MINUTE, groups, instants, published, type Group } from './cases.ts';
import { peers, type Peer, type Week } from './peers.ts';

if (Intl.DateTimeFormat().resolvedOptions().timeZone !== 'Europe/Paris') {
  throw new Error('the peers take local time: run with TZ=Europe/Paris (npm start does)');
}

// `npm start -- --all` lists every case in which a peer is wrong.
const SHOWN = process.argv.includes('--all') ? Number.POSITIVE_INFINITY : 3;

const starts = instants(1_000, MINUTE);
const SPANS = [
  { title: '24 open hours', openMs: 24 * HOUR, span: 4 * DAY },
  { title: 'one year', openMs: 260 * 9 * HOUR, span: 365 * DAY },
  { title: 'ten years', openMs: 2_600 * 9 * HOUR, span: 3_652 * DAY },
] as const;

let kept = 0; // The sums are used below, so none may be optimised away.
for (const peer of peers) peer.keep(published);
console.log(
  `Node ${process.versions.node}, tz data ${process.versions.tz}; operations per second of CPU time.\n`,
);
console.log('| operation | this | ' + peers.map(({ name }) => `${name} | ×`).join(' | ') + ' |');
console.log(`| --- | ---: |${' ---: | ---: |'.repeat(peers.length)}`);
for (const { title, openMs, span } of SPANS) {
  row(`add ${title}`, (at) => addOpenTime(publishedHours, at, openMs), (peer) => (at) => peer.add(at, openMs)); // oxfmt-ignore
  row(`between, over ${title === '24 open hours' ? 'four days' : title}`, (at) => openTimeBetween(publishedHours, at, at + span), (peer) => (at) => peer.between(at, at + span)); // oxfmt-ignore
}

console.log('\n## Who is right\n');
console.log('| peer | question | additions that agree | differences that agree | wrong additions |');
console.log('| --- | --- | ---: | ---: | --- |');
for (const peer of peers) for (const group of groups) agreement(peer, group);
if (Number.isNaN(kept)) console.log('A sum was not a number.');

function row(title: string, ours: (at: number) => number, theirs: (peer: Peer) => (at: number) => number) {
  const own = perSecond(ours);
  const cells = peers.flatMap((peer) => {
    const rate = perSecond(theirs(peer));
    return [thousands(rate), thousands(own / rate)];
  });
  console.log(`| ${[title, thousands(own), ...cells].join(' | ')} |`);
}

/**
 * The best of three times a second of CPU, after half a second's warmth; CPU and not clock, as other programs may run.
 * Starts that a peer fails on are found while warming and left out; NaN when it fails on all.
 */
function perSecond(operation: (at: number) => number): number {
  const fine = fit(operation);
  if (fine.length === 0) return Number.NaN;
  return Math.max(...[0.5, 1, 1, 1].map((seconds) => measured(operation, fine, seconds)).slice(1));
}

function fit(operation: (at: number) => number): number[] {
  const begun = process.cpuUsage();
  const spent = () => process.cpuUsage(begun).user;
  return starts.filter((at) => spent() < 6_000_000 && !Number.isNaN(attempt(() => operation(at), 5_000)));
}

function measured(operation: (at: number) => number, fine: number[], seconds: number): number {
  const begun = process.cpuUsage();
  let done = 0;
  let spent = 0;
  while (spent < seconds * 1_000_000) {
    // One operation at a time when they are slow, a thousand when reading the meter would cost more than they do.
    const batch = done > 2_000 ? 1_000 : 1;
    for (let at = 0; at < batch; at++) kept += operation(fine[(done + at) % fine.length] ?? 0);
    done += batch;
    const { user, system } = process.cpuUsage(begun);
    spent = user + system;
  }
  return (done / spent) * 1_000_000;
}

function agreement(peer: Peer, { title, week, cases }: Group) {
  peer.keep(week);
  const hours = hoursOf(week);
  const wrong: string[] = [];
  let differences = 0;
  for (const { start, openMs } of cases) {
    const due = addOpenTime(hours, start, openMs);
    const said = attempt(() => peer.add(start, openMs));
    if (said !== due)
      wrong.push(
        `${iso(start)} + ${openMs / MINUTE} min = ${iso(due)}, ${Number.isNaN(said) ? 'no answer' : `not ${iso(said)}`}`,
      );
    if (attempt(() => peer.between(start, due)) === openMs) differences++;
  }
  const right = cases.length - wrong.length;
  console.log(
    `| ${peer.name} | ${title} | ${right} of ${cases.length} | ${differences} of ${cases.length} | ${wrong.slice(0, SHOWN).join('; ')} |`,
  );
}

function hoursOf({ days, hours }: Week): OpeningHours {
  const of = (rank: number): LocalInterval[] => (days.includes(rank) ? hours : []);
  const weekly = { sun: of(0), mon: of(1), tue: of(2), wed: of(3), thu: of(4), fri: of(5), sat: of(6) };
  return { timeZone: 'Europe/Paris', weekly };
}

/** NaN for a peer that throws, or that is still at it when patience ends: one of them can loop for ever. */
function attempt(question: () => number, patience = 1_000): number {
  try {
    Object.assign(globalThis, { question });
    return Number(runInThisContext('question()', { timeout: patience }));
  } catch {
    return Number.NaN;
  }
}

function iso(at: number) {
  return new Date(at).toISOString().replace(':00.000Z', 'Z');
}

function thousands(rate: number) {
  return Number.isNaN(rate) ? 'fails' : Math.round(rate).toLocaleString('en');
}
