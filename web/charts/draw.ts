// Charts as markup for a page. What draws them, a document and its style sheets above all, is megabytes: loaded with the first.
import { raw } from 'hono/html';

type Drawings = typeof import('./drawings.ts');

const drawings = () => import('./drawings.ts');

export async function drawTrend(...given: Parameters<Drawings['trendChart']>) {
  return raw((await drawings()).trendChart(...given));
}

export async function drawSteps(...given: Parameters<Drawings['stepsChart']>) {
  return raw((await drawings()).stepsChart(...given));
}

export async function drawHeat(...given: Parameters<Drawings['heatChart']>) {
  return raw((await drawings()).heatChart(...given));
}
