import type { Command } from 'commander';
import { loadArticles } from '../content/load-articles.ts';
import { type ReviewReport, reviewer } from '../content/review/review-messages.ts';
import { readVocabulary } from '../content/search/vocabulary.ts';
import { triage } from '../content/triage/triage.ts';
import { readRequests } from './review-file.ts';

/** Registers `paladin review`. */
export function reviewCommand(program: Command): void {
  program
    .command('review')
    .description('what the requests of the last weeks have in common, and what each group calls for')
    .requiredOption('--file <file>', 'requests, one JSON object a line (docs/review.md)')
    .option('--json', 'groups, members and proposals as JSON')
    .action(async ({ file, json = false }: { file: string; json?: boolean }) => {
      const requests = readRequests(file);
      const articles = (await loadArticles(TODAY())).filter(({ status }) => status === 'published');
      const report = reviewer(articles, readVocabulary(), triage())(requests);
      console.log(json ? JSON.stringify(answerOf(report), null, 2) : linesOf(report).join('\n'));
    });
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
