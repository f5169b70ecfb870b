// What a first turn costs without a model: triage, search, the words of the answer. In milliseconds of one core, so that a machine that
// does other things measures the same, and in MiB.
//   npx tsx bench/retrieval/first-turn.ts
import { fileURLToPath } from 'node:url';
import { readQuestionFile, roleOf } from '../../cli/faq-questions.ts';
import { publishedRetrieval } from '../../cli/eval-answers.ts';
import { firstTurn } from '../../cli/first-turn.ts';
import { triage } from '../../content/triage/triage.ts';

const FILES = ['truth_dev', 'truth_apart', 'truth_more', 'truth_fresh', 'faq_dev', 'held_out'];
const PASSES = 3;
const MIB = 2 ** 20;

const before = memory();
const started = performance.now();
const chat = { qualify: triage(), retrieval: await publishedRetrieval() };
const questions = FILES.flatMap((name) =>
  readQuestionFile(
    fileURLToPath(new URL(`../../test/data/faq/${name}.jsonl`, import.meta.url)),
  ).questions.map((one) => ({ text: one.question, role: roleOf(one) })),
);
for (const asked of questions) await firstTurn(chat, asked);
console.log(`ready and warm in ${((performance.now() - started) / 1000).toFixed(1)} s`);
console.log(`memory held: ${memory() - before} MiB`);

const whole = await timed((asked) => firstTurn(chat, asked));
const triaged = await timed(({ text, role }) => chat.qualify(text, { channel: 'chat', role }));
console.log(`${questions.length} questions, ${PASSES} times each`);
console.log(`first turn     p50 ${at(whole, 0.5)} ms, p95 ${at(whole, 0.95)} ms, most ${at(whole, 1)} ms`);
console.log(`of it, triage  p50 ${at(triaged, 0.5)} ms, p95 ${at(triaged, 0.95)} ms`);

async function timed(work: (asked: (typeof questions)[number]) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let pass = 0; pass < PASSES; pass += 1)
    for (const asked of questions) {
      const from = process.cpuUsage();
      await work(asked);
      const { user, system } = process.cpuUsage(from);
      times.push((user + system) / 1000);
    }
  return times.toSorted((one, other) => one - other);
}

function at(times: readonly number[], share: number): string {
  return (times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(1);
}

function memory(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / MIB);
}
