import type { Command } from 'commander';
import { loadArticles } from '../content/load-articles.ts';
import { type ReviewReport, reviewer } from '../content/review/review-messages.ts';
import { readVocabulary } from '../content/search/vocabulary.ts';
import { triage } from '../content/triage/triage.ts';
import { readConfig } from '../config.ts';
import { openContainer } from '../service/container.ts';
import { reviewsKept } from '../store/reviews.ts';
import { readRequests } from './review-file.ts';

/** Registers `paladin review`. */
export function reviewCommand(program: Command): void {
  program
    .command('review')
    .description('what the requests of the last weeks have in common, and what each group calls for')
    .option(
      '--file <file>',
      'requests, one JSON object a line (docs/review.md); without it, the last review kept',
    )
    .option('--json', 'groups, members and proposals as JSON')
    .action(async ({ file, json = false }: { file?: string; json?: boolean }) => {
      if (file === undefined) return showKept(json);
      const requests = readRequests(file);
      const articles = (await loadArticles(TODAY())).filter(({ status }) => status === 'published');
      const report = reviewer(articles, readVocabulary(), triage())(requests);
      console.log(json ? JSON.stringify(answerOf(report), null, 2) : linesOf(report).join('\n'));
    });
}

/** Sealed words of the store: to be asked for where its keys are, while no service holds an embedded one. */
async function showKept(json: boolean): Promise<void> {
  const parts = await openContainer(readConfig());
  const { last, proposals } = await reviewsKept(parts).finally(parts.close);
  if (json) return console.log(JSON.stringify({ last: last ?? null, proposals }, null, 2));
  console.log(last === undefined ? 'no review yet' : `week of ${last.week}: ${last.requests} requests`);
  for (const { id, kind, name, state, now, before } of proposals)
    console.log(
      `${id.padEnd(14)} ${state.padEnd(9)} ${kind.padEnd(12)} ${before} before, ${now} now  ${name}`,
    );
}

const TODAY = () => new Date().toISOString().slice(0, 10);

function answerOf({ groups, unplaced }: ReviewReport) {
  return {
    groups: groups.map(({ evidence: { now, before }, ...group }) => ({ ...group, before, now })),
    unplaced,
  };
}

function linesOf({ groups, unplaced }: ReviewReport): string[] {
  return [
    ...groups.map(
      ({ name, members, evidence: { now, before }, proposal, article, section }) =>
        `${(proposal ?? '-').padEnd(12)} ${String(members.length).padStart(4)}  ${before} before, ${now} now  ` +
        `${name}${article === null ? '' : `  (${article}${section === null ? '' : `: ${section}`})`}`,
    ),
    `${unplaced.length} alone`,
  ];
}
