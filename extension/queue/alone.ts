/**
 * Does something about one job while nobody else does: sending, editing and dropping exclude each other, so that a
 * job is never changed while it is on its way.
 */
export const alone = <Value>(id: string, act: () => Promise<Value>): Promise<Value> =>
  navigator.locks.request(`allin-job-${id}`, act) as Promise<Value>
