// Charts as SVG, drawn here: a page needs no script to show them. Fill, size and dashes tell, so that they read in black and white.
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

const { document } = parseHTML('<html><body></body></html>');

/** As markup, without the style sheet that the library puts in: ours has it, and no page may carry one inside. */
function drawPlot(label: string, options: Plot.PlotOptions): string {
  const svg = Plot.plot({ document, ...options }).outerHTML;
  return svg
    .replaceAll(/<style>[^<]*<\/style>/g, '')
    .replaceAll(/ style="[^"]*"/g, '')
    .replaceAll(/ (?:class="plot-[^"]*"|aria-hidden="true"|aria-label="[^"]*"|aria-description="[^"]*")/g, '')
    .replace('<svg ', `<svg class="chart" role="img" aria-label="${escapeText(label)}" `);
}

/** Drawing takes four milliseconds; what was drawn of past periods stays as it is. */
const MOST_KEPT = 1_000;

/** A chart that is drawn once for the same data. @param draw gives the options from the data */
export function chartOf<T>(draw: (data: T) => Plot.PlotOptions): (label: string, data: T) => string {
  const kept = new Map<string, string>();
  return (label, data) => {
    const key = JSON.stringify([label, data]);
    const known = kept.get(key) ?? drawPlot(label, draw(data));
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, known);
    return known;
  };
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
