import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openContainer } from '../service/container.ts';
import { maskLessons } from '../store/unmask.ts';

/**
 * Registers `paladin lessons`: what triage masked and a doctor released, one JSON a line, for its training. People's own
 * words: they stay sealed in the store until asked for here, and are gone with the keys of whoever was forgotten.
 */
export function lessonsCommand(program: Command): void {
  program
    .command('lessons')
    .description(
      'texts that were masked for nothing, as a doctor decided: one JSON a line, people’s words in it',
    )
    .action(async () => {
      const parts = await openContainer(readConfig());
      const lessons = await maskLessons(parts).finally(parts.close);
      for (const lesson of lessons) console.log(JSON.stringify(lesson));
    });
}
