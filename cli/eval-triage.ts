import type { Command } from 'commander';
import { readLabelled } from '../content/triage/labelled-messages.ts';
import { triage } from '../content/triage/triage.ts';
import { judge, type ScoredMessage, type Labelled, type Score, scoreOf } from '../domain/triage/score.ts';
import { type SpanScore, spanScoreOf } from '../domain/triage/span-score.ts';
import { triageReport } from './triage-report.ts';

/** Every figure of one run of triage over a labelled file. */
export type Evaluation = {
  judged: ScoredMessage[];
  score: Score;
  spans: SpanScore;
  millisecondsPerMessage: number;
};

const THRESHOLDS = {
  minMedicalRecall: ({ score }: Evaluation, least: number) => score.medicalRecall >= least,
  minMacroF1: ({ score }: Evaluation, least: number) => score.macroF1 >= least,
  minAccuracy: ({ score }: Evaluation, least: number) => score.accuracy >= least,
  minSpanRecall: ({ spans }: Evaluation, least: number) => spans.recall >= least,
  minHumanAccuracy: ({ score }: Evaluation, least: number) => score.humanRequestedAccuracy >= least,
  maxFalseEmergency: ({ score }: Evaluation, most: number) => score.falseEmergencyRate <= most,
  maxMissedEmergencies: ({ score }: Evaluation, most: number) => score.missedEmergencies.length <= most,
  maxMs: ({ millisecondsPerMessage }: Evaluation, most: number) => millisecondsPerMessage <= most,
};

type Threshold = keyof typeof THRESHOLDS;
export type Thresholds = Partial<Record<Threshold, number>>;

/** Registers `triage FILE.jsonl` under the command given. Exit code 1 when a threshold given is not met. */
export function evalTriage(program: Command): void {
  program
    .command('triage')
    .description('measure triage on a labelled file')
    .argument('<file>', 'labelled messages, one JSON object a line')
    .option('--json', 'print every figure and every prediction as JSON')
    .option('--quiet', 'print the figures without any message')
    .option('--min-medical-recall <share>', 'least share of medical messages sent to a medical route', Number)
    .option('--min-macro-f1 <share>', 'least mean F1 over the labels', Number)
    .option('--min-accuracy <share>', 'least share of right routes', Number)
    .option('--min-span-recall <share>', 'least share of sensitive passages wholly masked', Number)
    .option('--min-human-accuracy <share>', 'least share of right "human requested"', Number)
    .option(
      '--max-false-emergency <share>',
      'greatest share of calm messages sent to the emergency route',
      Number,
    )
    .option('--max-missed-emergencies <count>', 'greatest number of emergencies missed', Number)
    .option('--max-ms <milliseconds>', 'greatest mean time per message', Number)
    .action((file: string, options: Thresholds & { json?: boolean; quiet?: boolean }) => {
      const evaluation = evaluate(readLabelled(file));
      const unmet = thresholdsUnmet(evaluation, options);
      console.log(
        options.json
          ? JSON.stringify(asJson(evaluation, unmet), null, 2)
          : triageReport(evaluation, { unmet, quiet: options.quiet ?? false }),
      );
      if (unmet.length > 0) process.exitCode = 1;
    });
}

export function evaluate(messages: readonly Labelled[], qualify = triage()): Evaluation {
  for (const { text, channel, role } of messages.slice(0, 20)) qualify(text, { channel, role });
  const started = performance.now();
  const found = messages.map(({ text, channel, role }) => qualify(text, { channel, role }));
  const millisecondsPerMessage = (performance.now() - started) / Math.max(1, messages.length);
  const judged = messages.flatMap((message, index) => {
    const result = found[index];
    return result ? [judge(message, result)] : [];
  });
  return { judged, score: scoreOf(judged), spans: spanScoreOf(judged), millisecondsPerMessage };
}

export function thresholdsUnmet(evaluation: Evaluation, thresholds: Thresholds): string[] {
  return Object.entries(THRESHOLDS).flatMap(([name, met]) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.entries forgets the keys' type
    const limit = thresholds[name as Threshold];
    return limit === undefined || met(evaluation, limit) ? [] : [`${name} ${limit}`];
  });
}

function asJson({ judged, score, spans, millisecondsPerMessage }: Evaluation, unmet: string[]) {
  return {
    ...score,
    missedEmergencies: score.missedEmergencies.map(({ message }) => ({ id: message.id, text: message.text })),
    falseEmergencies: score.falseEmergencies.map(({ message }) => ({ id: message.id, text: message.text })),
    spans,
    millisecondsPerMessage,
    unmet,
    predictions: judged.map(({ message, found, right }) => ({
      id: message.id,
      route: found.route,
      human_requested: found.humanRequested,
      sensitive: found.sensitive,
      spans: found.spans.map(({ text }) => text),
      right,
      reasons: found.reasons,
    })),
  };
}
