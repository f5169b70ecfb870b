import { type ScoredMessage, LABELS, type Score } from '../domain/triage/score.ts';
import type { SpanScore } from '../domain/triage/span-score.ts';
import type { Evaluation } from './eval-triage.ts';

/** The figures of an evaluation as text, with the messages that went wrong unless `quiet`. */
export function triageReport(
  evaluation: Evaluation,
  { unmet, quiet }: { unmet: string[]; quiet: boolean },
): string {
  const { score, spans, millisecondsPerMessage } = evaluation;
  const sections = [
    routeTable(score),
    confusionTable(score),
    totals(score, spans, millisecondsPerMessage),
    ...(quiet ? [] : mistakes(evaluation)),
    unmet.length === 0 ? 'Every threshold given is met.' : `Not met: ${unmet.join(', ')}.`,
  ];
  return sections.join('\n\n');
}

function routeTable(score: Score): string {
  const rows = score.byLabel.map(({ label, messages, precision, recall, f1 }) =>
    [
      label.padEnd(18),
      String(messages).padStart(8),
      ...[precision, recall, f1].map((one) => percent(one).padStart(10)),
    ].join(''),
  );
  return ['route               messages precision    recall        F1', ...rows].join('\n');
}

function confusionTable(score: Score): string {
  const head = `expected \\ found    ${LABELS.map((label) => label.slice(0, 11).padStart(12)).join('')}`;
  const rows = LABELS.filter((label) => score.confusion[label]).map((label) => {
    const cells = LABELS.map((found) => String(score.confusion[label]?.[found] ?? '.').padStart(12));
    return label.padEnd(20) + cells.join('');
  });
  return [head, ...rows].join('\n');
}

function totals(score: Score, spans: SpanScore, milliseconds: number): string {
  return [
    `messages                 ${score.messages}`,
    `accuracy                 ${percent(score.accuracy)}`,
    `macro F1                 ${percent(score.macroF1)}`,
    `medical recall           ${percent(score.medicalRecall)}`,
    `emergencies missed       ${score.missedEmergencies.length}`,
    `false emergencies        ${score.falseEmergencies.length} (${percent(score.falseEmergencyRate)})`,
    `human requested, right   ${percent(score.humanRequestedAccuracy)}`,
    `sensitive flag, right    ${percent(score.sensitiveAccuracy)}`,
    `sensitive spans masked   ${percent(spans.recall)} wholly, ${percent(spans.destroyed)} at least broken, of ${spans.expected}`,
    `over-redacted            ${spans.overRedacted.length} messages, ${percent(spans.overRedactedShare)} of all letters`,
    `time per message         ${milliseconds.toFixed(2)} ms`,
  ].join('\n');
}

function mistakes({ judged, score, spans }: Evaluation): string[] {
  const wrong = judged.filter(({ right, message }) => !right && message.expected[0] !== 'emergency');
  return [
    section('Emergencies missed', score.missedEmergencies.map(line)),
    section('False emergencies', score.falseEmergencies.map(line)),
    section('Other wrong routes', wrong.filter(({ predicted }) => predicted !== 'emergency').map(line)),
    section(
      'Sensitive passages left readable',
      spans.missed.map(({ id, span, left }) => `${id}  "${span}" left "${left}"`),
    ),
    section(
      'Masked without need',
      spans.overRedacted.map((one) => `${one.id}  ${one.spans.join(' | ')}`),
    ),
  ].filter((text) => text !== '');
}

function section(title: string, lines: string[]): string {
  return lines.length === 0
    ? ''
    : [`${title} (${lines.length})`, ...lines.map((text) => `  ${text}`)].join('\n');
}

function line({ message, found }: ScoredMessage): string {
  const because = found.reasons.slice(0, 2).map(({ rule, words }) => `${rule}: ${words.join(', ')}`);
  return `${message.id}  ${message.expected.join('/')} → ${found.route}  ${message.text.replaceAll('\n', ' ')}  [${because.join('; ')}]`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
