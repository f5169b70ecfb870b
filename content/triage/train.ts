import { writeFileSync } from 'node:fs';
import { ASKED, VOICES } from '../../domain/triage/model.ts';
import { learn, type LearnedVoices } from './learn.ts';
import { lessonsHash, type ModelName } from './lessons-hash.ts';
import { askedLessons, labelledLessons, practiceLessons, ruleLessons, study } from './lessons.ts';

/** Learns the voices that stand beside the rules and writes their weights: `npm run train`; with a model's name, that one. */
const [only] = process.argv.slice(2);
if (only !== 'rules')
  write('routes', learn([...study([...labelledLessons(), ...practiceLessons()]), ...askedLessons()], VOICES));
if (only !== 'routes') write('rules', learn(ruleLessons(), ASKED));

function write(name: ModelName, model: LearnedVoices) {
  const lines = [...model.weights].map(
    ([feature, weights]) => `${JSON.stringify(feature)}:${JSON.stringify(weights)}`,
  );
  writeFileSync(
    new URL(`./model-${name}.json`, import.meta.url),
    `{"lessons":"${lessonsHash(name)}","bias":${JSON.stringify(model.bias)},"weights":{\n${lines.toSorted().join(',\n')}\n}}\n`,
  );
  console.log(`${name}: ${lines.length} features learned`);
}
