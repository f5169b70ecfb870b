import { z } from 'zod';
import type { Config } from '../config.ts';
import { fine, type CheckResult, problem } from './check-result.ts';

const PATIENCE_MS = 2_000;
const Ready = z.object({ stuck: z.number() });

/** What the running service knows of its open questions; nothing while none runs here. */
export async function checkQuestions({ publicUrl }: Config): Promise<CheckResult[]> {
  const what = 'open questions';
  try {
    const answer = await fetch(`${publicUrl}/ready`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { stuck } = Ready.parse(await answer.json());
    if (stuck === 0) return [fine(what, 'all go on')];
    return [problem(what, `${stuck} do not go on. Run: paladin repair`)];
  } catch {
    return [fine(what, 'not known: no service answers here')];
  }
}
