import * as z from 'zod'
import { route } from '../../http/route.ts'
import { pageOf } from '../page.ts'
import { CreateRecurrenceInput, createRecurrence } from './create-recurrence.ts'
import { EditRecurrenceInput, editRecurrence } from './edit-recurrence.ts'
import { EndRecurrenceInput, endRecurrence } from './end-recurrence.ts'
import { getRecurrence } from './get-recurrence.ts'
import { ListRecurrencesInput, listRecurrences } from './list-recurrences.ts'
import { PreviewRecurrenceInput, previewRecurrence, RecurrencePreview } from './preview-recurrence.ts'
import { RecurrenceId } from './recurrence-input.ts'
import { RecurrenceView } from './recurrence-view.ts'
import { SkipOccurrenceInput, skipOccurrence } from './skip-occurrence.ts'
import { unskipOccurrence } from './unskip-occurrence.ts'

const params = z.strictObject({ recurrenceId: RecurrenceId })
const tag = 'Series'

export const recurrenceRoutes = [
  route(
    {
      method: 'POST',
      path: '/v1/recurrences',
      operation: 'createRecurrence',
      summary: 'Repeat a draft, or a new post',
      description:
        'The occurrences of the next 60 days are scheduled at once, later ones as their time comes near. A draft becomes the first occurrence.',
      tag,
      access: 'post.schedule',
      problems: ['REVISION_CONFLICT', 'STATE_CONFLICT', 'APPROVAL_REQUIRED', 'POST_NOT_READY'],
      body: CreateRecurrenceInput,
      status: 201,
      response: RecurrenceView,
    },
    ({ ctx, body }) => createRecurrence(ctx, body),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/recurrences/preview',
      operation: 'previewRecurrence',
      summary: 'The next dates of a rule, without storing anything',
      tag,
      access: 'post.read',
      withoutIdempotencyKey: true,
      body: PreviewRecurrenceInput,
      response: RecurrencePreview,
    },
    ({ ctx, body }) => previewRecurrence(ctx, body),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/recurrences',
      operation: 'listRecurrences',
      summary: 'List series, newest first',
      tag,
      access: 'post.read',
      query: ListRecurrencesInput,
      response: pageOf(RecurrenceView),
    },
    ({ ctx, query }) => listRecurrences(ctx, query),
  ),
  route(
    {
      method: 'GET',
      path: '/v1/recurrences/{recurrenceId}',
      operation: 'getRecurrence',
      summary: 'Read a series with its next dates',
      tag,
      access: 'post.read',
      params,
      response: RecurrenceView,
    },
    ({ ctx, params }) => getRecurrence(ctx, params),
  ),
  route(
    {
      method: 'PATCH',
      path: '/v1/recurrences/{recurrenceId}',
      operation: 'editRecurrence',
      summary: 'Change all occurrences to come, or all from one on',
      description:
        'Fields that are left out stay as they are. Occurrences that were changed by themselves, are being sent or are live stay too.',
      tag,
      access: 'post.schedule',
      problems: ['REVISION_CONFLICT', 'STATE_CONFLICT', 'APPROVAL_REQUIRED', 'POST_NOT_READY'],
      params,
      body: EditRecurrenceInput,
      response: RecurrenceView,
    },
    ({ ctx, params, body }) => editRecurrence(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/recurrences/{recurrenceId}/skip',
      operation: 'skipOccurrence',
      summary: 'Leave one occurrence out',
      tag,
      access: 'post.schedule',
      problems: ['STATE_CONFLICT', 'ALREADY_SENDING', 'REVISION_CONFLICT'],
      params,
      body: SkipOccurrenceInput,
      response: RecurrenceView,
    },
    ({ ctx, params, body }) => skipOccurrence(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/recurrences/{recurrenceId}/unskip',
      operation: 'unskipOccurrence',
      summary: 'Take an occurrence that was left out back in',
      tag,
      access: 'post.schedule',
      problems: ['STATE_CONFLICT', 'REVISION_CONFLICT'],
      params,
      body: SkipOccurrenceInput,
      response: RecurrenceView,
    },
    ({ ctx, params, body }) => unskipOccurrence(ctx, { ...params, ...body }),
  ),
  route(
    {
      method: 'POST',
      path: '/v1/recurrences/{recurrenceId}/end',
      operation: 'endRecurrence',
      summary: 'End a series and delete what was to come of it',
      description: 'Occurrences that were changed by themselves stay.',
      tag,
      access: 'post.schedule',
      problems: ['REVISION_CONFLICT', 'STATE_CONFLICT'],
      params,
      body: EndRecurrenceInput,
      response: RecurrenceView,
    },
    ({ ctx, params, body }) => endRecurrence(ctx, { ...params, ...body }),
  ),
] as const
