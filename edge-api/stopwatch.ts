/**
 * Milliseconds since it was made. The steady clock stands still while a machine sleeps and the wall clock can be set, so
 * that the larger of the two counts: what is thought to have lasted too long is done again, what is thought too short may
 * be a second post.
 */
export function stopwatch(): () => number {
  const [steady, wall] = [performance.now(), Date.now()]
  return () => Math.max(performance.now() - steady, Date.now() - wall)
}
