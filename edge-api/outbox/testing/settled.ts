import { outbox } from '../../../db/schema/index.ts'
import type { Person, TestApi } from '../../testing/test-api.ts'
import type { TargetSettled } from '../events.ts'

/** Events as publishing writes them, put straight into the outbox. Answers them. */
export async function writeSettled(
  api: TestApi,
  person: Person,
  postId: string,
  changes: readonly Partial<TargetSettled>[],
): Promise<TargetSettled[]> {
  const { db, ids, clock } = api.deps
  const events = changes.map(
    (change): TargetSettled => ({
      type: 'target.settled',
      id: ids.next('event'),
      postId,
      targetId: ids.next('target'),
      accountId: ids.next('account'),
      platform: 'mastodon',
      handle: '@ada@social.example',
      outcome: 'published',
      errorCode: null,
      errorDetail: null,
      remoteUrl: 'https://social.example/@ada/1',
      latenessMilliseconds: 250,
      attempt: 1,
      byPerson: false,
      postStatus: 'PUBLISHED',
      postStatusBefore: 'PUBLISHING',
      at: clock.now().toISOString(),
      ...change,
    }),
  )
  await db.insert(outbox).values(
    events.map((event) => ({
      id: event.id,
      organizationId: person.organizationId,
      type: event.type,
      payload: { ...event },
    })),
  )
  return events
}

/** What a failed target looks like. */
export const failed: Partial<TargetSettled> = {
  outcome: 'failed',
  errorCode: 'REJECTED',
  errorDetail: 'The platform refused the post.',
  remoteUrl: null,
  postStatus: 'FAILED',
}
