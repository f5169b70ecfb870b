/**
 * The version of the rules by which a question decides. Its journal says from where on each held, so that what was decided
 * under an earlier one is decided again in the same way. A question that runs goes over to the newest one at its next step.
 *
 * 1. What released journals without a version were decided by.
 * 2. Declining a relay never ends a question; words alone silence nobody; distress is cared for.
 * 3. A claim that nobody works on goes back to the queue, at closing time or when its agent is not there; a relay and what a
 *    supervisor does to somebody else's question take a reason.
 * 4. A missed promise is followed by a new one, and alerts come back until somebody acts; what was received before an instant
 *    counts though it was handed over after it.
 * 5. A question holds so many events and no more.
 * 6. An answer that never arrived reopens what it resolved, once.
 * 7. Words that tell of data seen by whom they are not for alert a supervisor at once.
 * 8. A message received before a relay was proposed neither agrees to it nor declines it.
 * 9. An agent may put a question aside for a while; people and agents are shown where a first reading led once the engine holds
 *    it; by mail, what follows at once leaves with the acknowledgement.
 * 10. A cancellation asked of the engine is written down; it changes nothing else.
 * 11. What an agent sends from the desk leaves after a moment in which they may take it back.
 * 12. A command of an agent's takes the proof that it comes from this house; what comes without one is written down as such.
 */
export const RULES = 12;
