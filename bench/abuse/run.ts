// Plays a hostile sender against a fresh instance, bounded, and ends with figures:
// npm run abuse -- [--seed 1] [--only word] [--questions 2000] [--seconds 8]
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { attacks } from './attacks.ts';
import { chanceFrom } from '../chance.ts';
import { fillDesk, openDesks } from './desks.ts';
import { freshInstance } from './instance.ts';
import { whileProbed, type Figures } from './probe.ts';
import { trustChecks } from './trust.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    questions: { type: 'string', default: '2000' },
    desks: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '8' },
  },
});
const chance = chanceFrom(Number(values.seed));
const seconds = Number(values.seconds);
const goal = { turn: 50, p99: 200, desk: 1.2 };
let missed = 0;

console.log(
  `seed ${values.seed}, ${availableParallelism()} cores, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
);
const instance = await freshInstance();
try {
  const playing = attacks.filter(({ name }) => name.includes(values.only));
  if (playing.length > 0) heading();
  for (const { name, run } of playing) {
    let answers: (number | string)[] = [];
    const figures = await whileProbed(instance, { seconds }, async () => {
      answers = await run(instance, chance);
    });
    line(name, figures, summed(answers));
  }
  if (values.only === '' || values.only === 'trust') await trust();
  if (values.only === '' || values.only === 'desk') await desks();
} finally {
  await instance.stop();
}
console.log(missed === 0 ? '\nevery goal met' : `\n${missed} goals missed`);
process.exit(missed === 0 ? 0 : 1);

async function trust(): Promise<void> {
  console.log('\nwhat must be refused');
  for (const { name, holds, answer } of await trustChecks(instance)) {
    if (!holds) missed += 1;
    console.log(`${holds ? '  holds ' : '  BROKEN'} ${name} (${answer})`);
  }
}

async function desks(): Promise<void> {
  console.log(`\n${values.desks} desks open on ${values.questions} questions`);
  await fillDesk(instance, Number(values.questions));
  heading();
  const none = await whileProbed(instance, { seconds: 3 * seconds }, async () => {});
  line('no desk open', none, '');
  const open = await openDesks(instance, Number(values.desks));
  const some = await whileProbed(instance, { seconds: 3 * seconds }, async () => {});
  const looks = open.looks();
  line(
    `${values.desks} desks open`,
    some,
    `${looks} looks, ${Math.round(open.bytes() / Math.max(1, looks))} bytes each`,
  );
  await open.close();
  const ratio = some.p99 / none.p99;
  if (ratio > goal.desk) missed += 1;
  console.log(`p99 beside none open: × ${ratio.toFixed(2)} (goal ≤ ${goal.desk})`);
}

function heading(): void {
  const columns = ['turn ms', 'stall ms', 'p50 ms', 'p99 ms'].map((column) => column.padStart(9)).join('');
  console.log(`\n${'meanwhile, an emergency'.padEnd(50)}${columns}  answered`);
}

function line(name: string, { turn, p50, p99, emergencies }: Figures, answers: string): void {
  if (turn.own > goal.turn) missed += 1;
  if (p99 > goal.p99) missed += 1;
  const figures = [turn.own, turn.wall, p50, p99].map((figure) => figure.toFixed(0).padStart(9)).join('');
  console.log(`${name.padEnd(50)}${figures}  ${answers} (${emergencies} emergencies)`);
}

function summed(answers: readonly (number | string)[]): string {
  const counts = new Map<number | string, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return [...counts].map(([answer, count]) => `${count} × ${answer}`).join(', ');
}
