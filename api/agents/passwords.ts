// A password that others would try first is refused when it is chosen, offline: by lists of usual ones, of French and of names,
// by keyboard walks and repetitions (NIST SP 800-63B 5.1.1.2, ASVS 6.2.4).
import { Refusal } from '../errors.ts';

/** Of zxcvbn's 0 to 4: more than ten thousand million guesses. `MotDePasse2026!` takes fewer. */
const SCORE = 4;
/** Longer ones are judged by their beginning: a longer one is no weaker. */
const JUDGED = 100;

type Judge = (password: string, own: string[]) => number;
let judge: Promise<Judge> | undefined;

/**
 * Throws Refusal `password-common` for a password that a list or the person's own names would find soon.
 * @param own words that stand for the person: their id, their name
 */
export async function mustResistGuessing(password: string, own: readonly string[]): Promise<void> {
  judge ??= loadJudge();
  const names = [...own, ...own.flatMap((name) => name.split(/[\s-]+/)), 'paladin', 'bureau'];
  if ((await judge)(password.slice(0, JUDGED), names) < SCORE) throw new Refusal('password-common');
}

/** Some megabytes of words, loaded when a password is first chosen. */
async function loadJudge(): Promise<Judge> {
  const [{ ZxcvbnFactory }, common, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  const judging = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
  });
  return (password, own) => judging.check(password, own).score;
}
