import { definitionOf, figureIds, type Definition } from '../../domain/indicators/definitions.ts';
import { figureWords, percent, span } from './indicator-words.ts';

/** All figures as a table in Markdown, for docs/indicators.md. */
export function indicatorTable(): string {
  const rows = figureIds.map((id) => {
    const { name, formula } = figureWords[id];
    return `| \`${id}\` | ${name} | ${formula} | ${goalOf(definitionOf(id))} |`;
  });
  return ['| id | nom | formule | cible |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** What a figure is held against, in words; empty when it is only watched. */
export function goalOf(definition: Definition): string {
  if (definition.kind === 'rate' && definition.goal !== undefined)
    return `au moins ${percent(definition.goal)}`;
  if (definition.kind === 'duration' && definition.target !== undefined)
    return `moins de ${span(definition.target)}`;
  return '';
}
