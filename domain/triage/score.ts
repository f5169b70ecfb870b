import type { Channel, Role, Route, Triage } from './types.ts';

/** A message and what its annotator expects. `human_request` is a label only: it is met by `humanRequested`. */
export type Label = Route | 'human_request';

export type Labelled = {
  id: string;
  text: string;
  channel: Channel;
  role: Role;
  /** Every acceptable label, best first. */
  expected: readonly Label[];
  humanRequested: boolean;
  sensitive: boolean;
  spans: readonly string[];
  /** As the annotator named them. */
  spanKinds: readonly string[];
  /** Masking these or not is both fine. */
  optionalSpans: readonly string[];
  /** Worn out or without hope: a medical message that no doctor is asked anything in. */
  distress?: boolean;
};

export type ScoredMessage = {
  message: Labelled;
  found: Triage;
  label: Label;
  predicted: Label;
  right: boolean;
};

type ByLabel = { label: Label; messages: number; precision: number; recall: number; f1: number };

export type Score = {
  messages: number;
  accuracy: number;
  macroF1: number;
  /** Medical messages (of either route) that took a medical route or the emergency's. */
  medicalRecall: number;
  byLabel: ByLabel[];
  /** Rows: what was expected; columns: what was predicted. */
  confusion: Record<string, Record<string, number>>;
  missedEmergencies: ScoredMessage[];
  falseEmergencies: ScoredMessage[];
  /** Of the messages that are no emergency, the share sent to it. */
  falseEmergencyRate: number;
  humanRequestedAccuracy: number;
  sensitiveAccuracy: number;
};

export const LABELS = [
  'emergency',
  'medical_employee',
  'medical_employer',
  'complaint',
  'human_request',
  'question',
  'other',
] as const satisfies readonly Label[];

export function scoreOf(judged: readonly ScoredMessage[]): Score {
  const byLabel = LABELS.map((label) => figuresOf(label, judged)).filter((figures) => figures.messages > 0);
  const calm = judged.filter(({ message }) => !message.expected.includes('emergency'));
  const falseEmergencies = calm.filter(({ predicted }) => predicted === 'emergency');
  const medical = judged.filter(({ message }) => isMedical(message.expected[0]));
  return {
    messages: judged.length,
    accuracy: share(judged, ({ right }) => right),
    macroF1: byLabel.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, byLabel.length),
    medicalRecall: share(medical, ({ found }) => isMedical(found.route) || found.route === 'emergency'),
    byLabel,
    confusion: confusionOf(judged),
    missedEmergencies: judged.filter(({ message, right }) => message.expected[0] === 'emergency' && !right),
    falseEmergencies,
    falseEmergencyRate: calm.length === 0 ? 0 : falseEmergencies.length / calm.length,
    humanRequestedAccuracy: share(
      judged,
      ({ message, found }) => message.humanRequested === found.humanRequested,
    ),
    sensitiveAccuracy: share(
      judged.filter(hasFlag),
      ({ message, found }) => message.sensitive === found.sensitive,
    ),
  };
}

/** Right when the prediction is any of the expected labels; the label counted is then the one met, else the best. */
export function judge(message: Labelled, found: Triage): ScoredMessage {
  const best = message.expected[0] ?? 'other';
  if (message.expected.includes(found.route))
    return { message, found, label: found.route, predicted: found.route, right: true };
  if (message.expected.includes('human_request') && meetsHumanRequest(found)) {
    return { message, found, label: 'human_request', predicted: 'human_request', right: true };
  }
  return { message, found, label: best, predicted: found.route, right: false };
}

function meetsHumanRequest(found: Triage): boolean {
  return found.humanRequested && !isMedical(found.route) && found.route !== 'emergency';
}

function isMedical(label: Label | undefined): boolean {
  return label === 'medical_employee' || label === 'medical_employer';
}

/** A message with optional spans only says nothing about the flag. */
function hasFlag({ message }: ScoredMessage): boolean {
  return message.spans.length > 0 || message.optionalSpans.length === 0;
}

function figuresOf(label: Label, judged: readonly ScoredMessage[]): ByLabel {
  const expected = judged.filter((one) => one.label === label);
  const predicted = judged.filter((one) => one.predicted === label);
  const right = expected.filter((one) => one.right).length;
  const precision = predicted.length === 0 ? (expected.length === 0 ? 1 : 0) : right / predicted.length;
  const recall = expected.length === 0 ? 1 : right / expected.length;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { label, messages: expected.length, precision, recall, f1 };
}

function confusionOf(judged: readonly ScoredMessage[]): Score['confusion'] {
  const confusion: Score['confusion'] = {};
  for (const { label, predicted } of judged) {
    const row = (confusion[label] ??= {});
    row[predicted] = (row[predicted] ?? 0) + 1;
  }
  return confusion;
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 1 : items.filter(holds).length / items.length;
}
