import { expect, test } from 'vitest';
import { lessonsHash } from '../../content/triage/lessons-hash.ts';
import { modelLessons } from '../../content/triage/triage.ts';

test.each(['routes', 'rules'] as const)(
  'the model of %s in force was learned from the lessons that lie beside it: if not, npm run train',
  (model) => expect(modelLessons(model)).toBe(lessonsHash(model)),
);
