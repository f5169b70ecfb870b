import { expect, test } from 'vitest';
import { lessonsHash } from '../../content/triage/lessons-hash.ts';
import { modelLessons } from '../../content/triage/triage.ts';

test('the model in force was learned from the lessons that lie beside it: if not, npm run train', () =>
  expect(modelLessons()).toBe(lessonsHash()));
