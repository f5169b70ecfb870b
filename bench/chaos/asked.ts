// What a run is asked for on its command line, and the line that asks for it again.
import { parseArgs } from 'node:util';
import { ways } from './mails.ts';

const { values } = parseArgs({
  options: {
    lives: { type: 'string' },
    mails: { type: 'string', default: '0' },
    by: { type: 'string', default: 'both' },
    questions: { type: 'string' },
    kills: { type: 'string', default: '10' },
    pauses: { type: 'string' },
    cuts: { type: 'string' },
    fills: { type: 'string' },
    steps: { type: 'string' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string' },
    'at-once': { type: 'string', default: '12' },
    keep: { type: 'boolean', default: false },
  },
});

const way = ways.find((one) => one === values.by);
if (way === undefined) throw new Error(`--by takes ${ways.join(', ')}`);
const mails = Number(values.mails);
const kills = Number(values.kills);

export const asked = {
  mails,
  lives: Number(values.questions ?? values.lives ?? (mails > 0 ? 0 : 100)),
  by: way,
  // Thousands of questions are for the topology of production.
  store: values.store ?? (values.questions === undefined ? 'embedded' : 'postgres'),
  kills,
  pauses: Number(values.pauses ?? Math.ceil(kills / 5)),
  cuts: Number(values.cuts ?? Math.ceil(kills / 5)),
  fills: Number(values.fills ?? Math.ceil(kills / 10)),
  steps: Number(values.steps ?? Math.ceil(kills / 10)),
  seed: Number(values.seed),
  atOnce: Number(values['at-once']),
  keep: values.keep,
};

/** Whoever asks for it by name is told when it cannot be had. */
export const byName = { fills: values.fills !== undefined, steps: values.steps !== undefined };

export function againLine(): string {
  const { seed, lives, mails: count, by, pauses, cuts, fills, steps, store } = asked;
  return `npm run chaos -- --seed ${seed} --lives ${lives} --mails ${count} --by ${by} --kills ${kills} --pauses ${pauses} --cuts ${cuts} --fills ${fills} --steps ${steps} --store ${store}`;
}
