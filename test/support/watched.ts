// What the alert rules and the board look at.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const root = new URL('../../', import.meta.url);
export const text = (path: string) => readFileSync(fileURLToPath(new URL(path, root)), 'utf8');

const Rule = z.object({
  alert: z.string(),
  expr: z.string(),
  for: z.string(),
  labels: z.object({ severity: z.enum(['warning', 'critical']) }),
  annotations: z.object({ summary: z.string(), runbook: z.string() }),
});
const Rules = z.object({ groups: z.array(z.object({ rules: z.array(Rule) })) });
const Board = z.object({ panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })) })) });

export const alertRules = () =>
  Rules.parse(parse(text('deploy/alert-rules.yml'))).groups.flatMap(({ rules }) => rules);

/** Every figure that a rule or the board names, without what Prometheus adds to a histogram's name. */
export function watchedFigures(): string[] {
  const board = Board.parse(JSON.parse(text('deploy/grafana/paladin.json')));
  const asked = board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  const named = [...alertRules().map(({ expr }) => expr), ...asked].flatMap(
    (expr) => expr.match(/\b(?:paladin|temporal|nodejs|process)_\w+/g) ?? [],
  );
  return [...new Set(named.map((name) => name.replace(/_(?:bucket|count|sum)$/, '')))].toSorted();
}

/** Counted from the first time on: a house in which nothing failed, and that sent no mail, has none. */
export const sinceTheFirst = [
  'temporal_activity_execution_failed_total',
  'temporal_activity_schedule_to_start_latency_seconds',
  'temporal_workflow_task_execution_failed_total',
];
