import type { Command } from '../domain/commands.ts';
import type { PlannedAbsence } from '../domain/absence.ts';
import { findAbsence, keepAbsence } from '../store/absences.ts';
import { claimsOf } from '../store/desk-list.ts';
import type { Store } from '../store/open-store.ts';

/** What an absence asks of the outside. Repeatable. */
export type AbsenceActivities = {
  keepAbsence(planned: PlannedAbsence): Promise<void>;
  /** Puts what the agent holds back in the queue; gives how many questions they held. None once it is over or taken back. */
  returnClaims(absence: { id: string }): Promise<number>;
};

export function absenceActivities(
  { store, now }: { store: Store; now: () => number },
  desk: { command: (reference: string, command: Command) => Promise<unknown> },
): AbsenceActivities {
  return {
    keepAbsence: (planned) => keepAbsence(store.db, planned),
    returnClaims: async ({ id }) => {
      const absence = await findAbsence(store.db, id);
      if (!absence || absence.cancelledAt !== null || absence.endsAt <= now()) return 0;
      const held = await claimsOf(store.db, absence.agent);
      for (const { reference, team, seq } of held) {
        const command = {
          name: 'release',
          agent: absence.by,
          team,
          supervisor: true,
          why: 'absent',
        } as const;
        // What was resolved or moved meanwhile is theirs no longer: its question refuses.
        await desk.command(reference, { ...command, id: `absence:${id}:${seq}` });
      }
      return held.length;
    },
  };
}
