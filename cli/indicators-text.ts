import { civilDate } from '../domain/calendar-dates.ts';
import type { Figure } from '../domain/indicators/figures.ts';
import { figureWords, percent, span } from '../content/fr/indicator-words.ts';
import { figuresCsv, figuresParquet, type TablePart } from '../content/fr/indicators-csv.ts';
import { pilotageWords } from '../content/fr/pilotage-words.ts';
import type { Checked, Difference } from '../store/indicator-check.ts';
import type { IndicatorGroup, IndicatorReport } from '../store/indicator-report.ts';

export function reportAsText(report: IndicatorReport): string {
  const { from, to, scope, figures, before, open, groups = [] } = report;
  const period = `Du ${civilDate(from)} au ${civilDate(to - 1)}${scope === 'all' ? '' : `, ${scope}`}`;
  if (report.tooFew === true) return `${period}\n${pilotageWords.tooFew}`;
  const lines = Object.values(figures).map((figure) =>
    [
      figureWords[figure.id].name.padEnd(44),
      valueOf(figure).padEnd(52),
      `avant : ${headOf(before[figure.id])}`,
    ].join(''),
  );
  return [
    period,
    ...lines,
    `${'Ouvertes à la fin'.padEnd(44)}${open}`,
    ...groups.flatMap((group) => ['', nameOf(group), ...groupLines(group)]),
  ].join('\n');
}

export function figuresAsCsv(report: IndicatorReport): string {
  return figuresCsv(partsOf(report));
}

export async function figuresAsParquet(report: IndicatorReport): Promise<Uint8Array> {
  return new Uint8Array(await figuresParquet(partsOf(report)));
}

function partsOf({ figures, groups = [] }: IndicatorReport): TablePart[] {
  const parts = groups.map((group) => ({ group: nameOf(group), figures: group.figures }));
  return [{ group: 'tout', figures }, ...parts];
}

function nameOf({ values, questions }: IndicatorGroup): string {
  return values.length > 1
    ? `autres (${values.length} groupes, ${questions})`
    : `${values[0]} (${questions})`;
}

function groupLines({ figures }: IndicatorGroup): string[] {
  return Object.values(figures)
    .filter(({ n }) => n > 0)
    .map((figure) => `  ${figureWords[figure.id].name.padEnd(44)}${valueOf(figure)}`);
}

function headOf(figure: Figure): string {
  switch (figure.kind) {
    case 'count':
      return String(figure.n);
    case 'amount':
      return (figure.n / 1e6).toFixed(2);
    case 'rate':
      return figure.share === undefined ? '–' : percent(figure.share);
    case 'duration':
      return figure.median === undefined ? '–' : span(figure.median);
  }
}

function valueOf(figure: Figure): string {
  if (figure.kind === 'rate' && figure.share !== undefined) {
    const { numerator, denominator, interval } = figure;
    return `${headOf(figure)} (${numerator}/${denominator}, ${percent(interval.low)} à ${percent(interval.high)})`;
  }
  if (figure.kind === 'duration' && figure.median !== undefined)
    return `${headOf(figure)} (n ${figure.n}, p90 ${span(figure.p90 ?? 0)}, max ${span(figure.max ?? 0)})`;
  return headOf(figure);
}

export function checkAsText({ questions, days, histories, differences }: Checked): string {
  const looked = `${questions} questions, ${days} days and ${histories} histories made anew`;
  return [...differences.map(differenceLine), `${looked}: ${differences.length} differences`].join('\n');
}

function differenceLine(difference: Difference): string {
  switch (difference.kind) {
    case 'facts':
      return `facts    ${difference.reference}  ${difference.fields.join(', ')}`;
    case 'figure':
      return `figure   ${civilDate(difference.day)}  ${difference.figure}`;
    case 'history':
      return `history  ${difference.reference}  ${difference.problem}`;
  }
}
