// The plans of what the service asks its store again and again, on a PostgreSQL with many questions:
//   npx tsx bench/scale/explain.ts --questions 200000 > docs/plans.md
import { parseArgs } from 'node:util';
import { explainedHouse } from './explained-house.ts';
import { hotQueries } from './hot-queries.ts';
import { nodesOf, pagesOf, plansOf, scannedWhole } from './plans.ts';

const { values } = parseArgs({ options: { questions: { type: 'string', default: '200000' } } });
const questions = Number(values.questions);
const house = await explainedHouse(questions);

console.log(`# Plans of the store's hot queries\n`);
console.log(
  `\`EXPLAIN (ANALYZE, BUFFERS)\` by auto_explain, PostgreSQL with ${questions.toLocaleString('en')} questions.`,
);
console.log(`Made by \`npx tsx bench/scale/explain.ts --questions ${questions} > docs/plans.md\`.\n`);
console.log('| asked | statements | ms | pages of 8 KiB | by | read from end to end |');
console.log('| --- | --: | --: | --: | --- | --- |');
for (const [name, ask] of hotQueries) {
  // Once before: what it touches is in memory, as in a house that works.
  await ask(house);
  const plans = await plansOf(house.store.db, () => ask(house));
  const ms = plans.reduce((sum, plan) => sum + plan.ms, 0);
  const pages = plans.reduce((sum, plan) => sum + pagesOf(plan), 0);
  const nodes = plans.flatMap(({ Plan: top }) => nodesOf(top));
  const by = [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))].toSorted();
  const whole = [...new Set(plans.flatMap(scannedWhole))].toSorted();
  console.log(
    `| ${name} | ${plans.length} | ${ms.toFixed(1)} | ${pages} | ${by.map((index) => `\`${index}\``).join(' ')} | ${whole.map((table) => `\`${table}\``).join(' ')} |`,
  );
}
await house.remove();
