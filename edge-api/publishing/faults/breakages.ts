/** A replacement in one file; the text must stand there exactly once. */
interface Edit {
  file: string
  find: string
  replace: string
}

/** A guard of publishing taken away, and the promise that a run must then find broken. */
export interface Breakage {
  name: string
  invariant: number
  edits: readonly Edit[]
  /** The stories in which it shows. */
  stories: string
}

const publishing = (file: string, find: string, replace: string): Edit => ({
  file: `edge-api/publishing/${file}`,
  find,
  replace,
})

/** Each would be a defect that loses or doubles somebody's post. The proof is worth something because it finds them. */
export const breakages: readonly Breakage[] = [
  {
    name: 'What was lost behind its fence is queued again at once',
    invariant: 1,
    edits: [
      publishing('recover.ts', 'a.submitted_at is not null as fenced', 'false as fenced'),
      publishing(
        'recover.ts',
        '= (select a.submitted_at is not null from attempts a',
        '= (select false from attempts a',
      ),
    ],
    stories: '^killed when (submitted|submitting)$',
  },
  {
    name: 'Nobody looks after workers that went away',
    invariant: 2,
    edits: [
      publishing('recover.ts', "where t.status = 'PUBLISHING' and t.lease_until < now()", 'where false'),
    ],
    stories: '^killed when (claimed|submitted)$',
  },
  {
    name: 'The fence lets everybody through',
    invariant: 1,
    edits: [publishing('fence.ts', 'return rows.length > 0', 'return rows.length >= 0')],
    stories: '^stopped when prepared$',
  },
  {
    name: 'A worker that slept behind its fence sends all the same',
    invariant: 1,
    edits: [
      publishing(
        'publish-target.ts',
        'if (sinceFence() > spare * 1000)',
        'if (sinceFence() > spare * 1_000_000)',
      ),
    ],
    stories: '^stopped when fenced$',
  },
  {
    name: 'The end of an attempt is written whoever has the target by then',
    invariant: 1,
    edits: [publishing('finish.ts', '        eq(postTargets.attempt, target.attempt),\n', '')],
    stories: '^overtaken after a failed upload$',
  },
  {
    name: 'The search does not look',
    invariant: 1,
    edits: [
      publishing(
        'confirm.ts',
        'const confirmation = await look(deps, target, options)',
        "const confirmation = target.id === '' ? await look(deps, target, options) : ({ kind: 'absent' } as Look)",
      ),
    ],
    stories: '^(submit: done, then|killed when submitted)',
  },
  {
    name: 'What may be live is tried again at once',
    invariant: 1,
    edits: [
      publishing(
        'publish-target.ts',
        "return progress.sent ? { kind: 'confirm', fault } : notAccepted(target, options, fault)\n    case 'not-accepted'",
        "return notAccepted(target, options, fault)\n    case 'not-accepted'",
      ),
    ],
    stories: '^submit: (done, then|half|a page, done)',
  },
  {
    name: 'What may be live counts as failed',
    invariant: 3,
    edits: [
      publishing(
        'publish-target.ts',
        "return progress.sent ? { kind: 'confirm', fault } : notAccepted(target, options, fault)\n    case 'not-accepted'",
        "return { kind: 'failed', fault, outcome: 'REJECTED', revoked: null }\n    case 'not-accepted'",
      ),
    ],
    stories: '^submit: (done, then|half|a page, done)',
  },
  {
    name: 'Every try has marks of its own',
    invariant: 1,
    edits: [
      publishing(
        'held-target.ts',
        '    marks,\n    ...(container',
        `    marks: {
      ...marks,
      idempotencyKey: crypto.randomUUID(),
      ...(marks.recordKey ? { recordKey: marks.recordKey.slice(0, 11) + String(20 + Math.floor(Math.random() * 50)).replace(/[0189]/g, 'k') } : {}),
    },
    ...(container`,
      ),
    ],
    stories: '^(submit: done, then|lost answer, shown after 300 s)',
  },
  {
    name: 'A target is taken whatever its status is',
    invariant: 1,
    edits: [publishing('claim.ts', "and u.status = 'QUEUED' and u.generation", 'and u.generation')],
    stories: '^wake-up: (twice|crowd|stale)$',
  },
  {
    name: 'A target is taken before its time',
    invariant: 5,
    edits: [publishing('claim.ts', 'and u.due_at <= now()\n      for update of u', 'for update of u')],
    stories: '^wake-up: early$',
  },
  {
    name: 'Nothing is too late',
    invariant: 5,
    edits: [
      publishing(
        'held-back.ts',
        'when now() - u.scheduled_at > make_interval(secs => o.late_tolerance_seconds) then',
        "when now() - u.scheduled_at > interval '1 year' then",
      ),
    ],
    stories: '^late beyond what is tolerated$',
  },
  {
    name: 'A live post may belong to two targets',
    invariant: 6,
    edits: [
      publishing(
        'confirm.ts',
        'where other.account_id = t.account_id and other.remote_id is not null',
        'where false and other.remote_id is not null',
      ),
      {
        file: 'db/migrations/0001_tables.sql',
        find: 'CREATE UNIQUE INDEX "post_targets_remote"',
        replace: 'CREATE INDEX "post_targets_remote"',
      },
    ],
    stories: '^twins',
  },
  {
    name: 'What was found is noted without its id',
    invariant: 6,
    edits: [publishing('finish.ts', 'remoteId: ending.post.remoteId,\n', 'remoteId: null,\n')],
    stories: '^pictures$',
  },
  {
    name: 'Cancelling says yes and does nothing',
    invariant: 3,
    edits: [
      {
        file: 'edge-api/modules/posts/cancel-post.ts',
        find: '...cancelTargets(ctx, before, open),',
        replace: '...cancelTargets(ctx, before, open).slice(open.length),',
      },
    ],
    stories: '^person: (cancel|edit-and-cancel)',
  },
  {
    name: 'An edit does not reach what was frozen',
    invariant: 4,
    edits: [
      {
        file: 'edge-api/modules/posts/queue-targets.ts',
        find: '          ...frozenFields,\n',
        replace: '          ...frozenFields,\n          content: existing.content,\n',
      },
    ],
    stories: '^person: edit',
  },
  {
    name: 'Nobody notes who took a target',
    invariant: 7,
    edits: [publishing('claim.ts', "then 'target.claimed'", "then 'target.taken'")],
    stories: '^pictures$',
  },
  {
    name: 'A token stands in clear beside its account',
    invariant: 8,
    edits: [
      {
        file: 'edge-api/modules/accounts/store-account.ts',
        find: 'statusDetail: null,\n      connectedBy',
        replace: 'statusDetail: connected.secrets.accessToken,\n      connectedBy',
      },
    ],
    stories: '^pictures$',
  },
]
