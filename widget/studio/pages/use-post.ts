import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Problem } from '../../../core/problem.ts'
import type { Result } from '../../api/result.ts'
import type { Account, PostDetail, PostStory } from '../../api/views.ts'
import { rereadOn } from '../live.ts'
import type { Session } from '../session.ts'

/** A post with its accounts and its story, kept in step with what happens, and what is being done with it. */
export function usePost({ client }: Session, postId: string) {
  const [post, setPost] = useState<PostDetail | null>(null)
  const [accounts, setAccounts] = useState<Account[]>([])
  const [story, setStory] = useState<PostStory | 'missing' | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState<string | null>(null)

  const read = useCallback(async () => {
    const [found, listed, told] = await Promise.all([
      client.call('GET /v1/posts/{postId}', { params: { postId } }),
      client.call('GET /v1/accounts'),
      client.call('GET /v1/posts/{postId}/story', { params: { postId } }),
    ])
    if (listed.ok) setAccounts(listed.value.items)
    setStory((before) => (told.ok ? told.value : (before ?? 'missing')))
    if (found.ok) {
      setPost(found.value)
      setProblem(null)
    } else setProblem(found.problem)
  }, [client, postId])

  useEffect(() => {
    void read()
    return rereadOn(
      (event) => event.type === 'post.changed' && event.postId === postId && !event.deleted,
      () => void read(),
    )
  }, [read, postId])

  /** Takes over what the API answered to a change. */
  const adopt = (changed: PostDetail) => {
    setPost(changed)
    setProblem(null)
    void read()
  }
  /** Does something with the post under a name that shows which button is busy. */
  const act = async (name: string, call: () => Promise<Result<PostDetail>>): Promise<PostDetail | null> => {
    setBusy(name)
    const result = await call()
    setBusy(null)
    if (result.ok) {
      adopt(result.value)
      return result.value
    }
    setProblem(result.problem)
    return null
  }
  return { post, accounts, story, problem, setProblem, busy, read, act, adopt }
}
