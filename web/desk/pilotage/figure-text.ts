import { definitionOf, type FigureId } from '../../../domain/indicators/definitions.ts';
import type { Figure } from '../../../domain/indicators/figures.ts';
import { percent, span } from '../../../content/fr/indicator-words.ts';

/** The one value by which a figure is compared; undefined when there is nothing to compare. */
export function headOf(figure: Figure): number | undefined {
  switch (figure.kind) {
    case 'count':
    case 'amount':
      return figure.n;
    case 'rate':
      return figure.share;
    case 'duration':
      return figure.median;
  }
}

export function figureText(figure: Figure): string {
  const head = headOf(figure);
  if (head === undefined) return '–';
  switch (figure.kind) {
    case 'count':
      return new Intl.NumberFormat('fr-FR').format(head);
    case 'amount':
      return new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
        head / 1e6,
      );
    case 'rate':
      return percent(head);
    case 'duration':
      return span(head);
  }
}

/** Of what it is made: numerator, denominator, interval; or how many, nine in ten, the longest. */
export function detail(figure: Figure): string {
  if (figure.kind === 'rate' && figure.share !== undefined)
    return `${figure.numerator} sur ${figure.denominator}, entre ${percent(figure.interval.low)} et ${percent(figure.interval.high)}`;
  if (figure.kind === 'duration' && figure.median !== undefined)
    return `médiane de ${figure.n}, neuf sur dix en ${span(figure.p90 ?? 0)}, au plus ${span(figure.max ?? 0)}`;
  return '';
}

export function targetOf(id: FigureId): number | undefined {
  const definition = definitionOf(id);
  if (definition.kind === 'rate') return definition.goal;
  return definition.kind === 'duration' ? definition.target : undefined;
}

/** Whether it misses what it is held against; undefined when it is only watched, or not known. */
export function isMissed(figure: Figure): boolean | undefined {
  const [target, head] = [targetOf(figure.id), headOf(figure)];
  if (target === undefined || head === undefined) return undefined;
  return figure.kind === 'rate' ? head < target : head > target;
}
