import { writeFileSync } from 'node:fs';
import { learn } from './learn.ts';
import { lessonsHash } from './lessons-hash.ts';
import { askedLessons, labelledLessons, practiceLessons, study } from './lessons.ts';

/** Learns the voice that stands beside the rules and writes its weights: `npm run train`. */
const model = learn([...study([...labelledLessons(), ...practiceLessons()]), ...askedLessons()]);
const lines = Object.entries(model.weights).map(
  ([feature, weights]) => `${JSON.stringify(feature)}:${JSON.stringify(weights)}`,
);
writeFileSync(
  new URL('./model.json', import.meta.url),
  `{"lessons":"${lessonsHash()}","bias":${JSON.stringify(model.bias)},"weights":{\n${lines.toSorted().join(',\n')}\n}}\n`,
);
console.log(`${lines.length} features learned`);
