import { Calendar, type CalendarRef } from '@fullcalendar/preact'
import dayGridPlugin from '@fullcalendar/preact/daygrid'
import interactionPlugin from '@fullcalendar/preact/interaction'
import timeGridPlugin from '@fullcalendar/preact/timegrid'
import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { PostSummary } from '../api/views.ts'
import type { When } from '../composer/deciding.ts'
import { wallNow } from '../composer/zones.ts'
import { formatDate, isRightToLeft, locale, t } from '../i18n/index.ts'
import { EventChip } from './event-chip.tsx'
import { type CalendarModel, timeOf } from './model.ts'
import '@fullcalendar/preact/skeleton.css'
import './grid.css'

export interface GridProps {
  model: CalendarModel
  onOpen: (post: PostSummary) => void
  onMove: (post: PostSummary, when: When) => Promise<boolean>
  onCompose?: (wallTime: string) => void
}

/**
 * Month and week. Times go in and out as wall times of the organization's zone (to the grid they are UTC), so
 * that a dropped post keeps the hour that a person sees, whatever zone the browser is in.
 */
export default function Grid({ model, onOpen, onMove, onCompose }: GridProps): JSX.Element {
  const calendar = useRef<CalendarRef>(null)
  const { timeZone } = model
  const anchor = model.anchor.value
  const viewName = model.view.value === 'week' ? 'timeGridWeek' : 'dayGridMonth'
  const posts = model.posts.value
  const today = wallNow(timeZone).slice(0, 10)
  const mayMove = model.may('post.schedule')

  useEffect(() => {
    calendar.current?.getApi().changeView(viewName)
    calendar.current?.getApi().gotoDate(anchor)
  }, [anchor, viewName])

  const find = (id: string) => posts.find((post) => post.id === id)
  // After the grid has finished with the click: composing may take the grid off the page.
  const compose = (date: string) =>
    setTimeout(() => onCompose?.(date.length > 10 ? date.slice(0, 16) : `${date}T09:00`))

  return (
    <div class={`grid grid--${model.view.value}`}>
      <Calendar
        ref={calendar}
        plugins={[dayGridPlugin, timeGridPlugin, interactionPlugin]}
        initialView={viewName}
        initialDate={anchor}
        timeZone="UTC"
        locale={locale()}
        direction={isRightToLeft() ? 'rtl' : 'ltr'}
        firstDay={1}
        now={() => `${wallNow(timeZone)}:00Z`}
        nowIndicator
        headerToolbar={false}
        height={model.view.value === 'week' ? 680 : 'auto'}
        slotMinHeight={54}
        slotHeaderContent={({ date }) => formatDate(date.getTime(), { hour: 'numeric', timeZone: 'UTC' })}
        dayMaxEvents={3}
        fixedWeekCount={false}
        allDaySlot={false}
        slotDuration="01:00:00"
        snapDuration="00:15:00"
        scrollTime="07:00:00"
        slotMinTime="00:00:00"
        defaultTimedEventDuration="01:00"
        forceEventDuration
        eventDurationEditable={false}
        eventInteractive
        eventDisplay="block"
        events={posts.flatMap((post) => {
          const time = timeOf(post)
          if (!time) return []
          return [
            {
              id: post.id,
              title: post.text.slice(0, 80),
              start: `${wallNow(timeZone, Date.parse(time))}:00Z`,
              startEditable: post.status === 'SCHEDULED' && mayMove,
            },
          ]
        })}
        eventContent={({ event, isShort }) => {
          const post = find(event.id)
          return post ? (
            <EventChip post={post} timeZone={timeZone} tall={model.view.value === 'week' && !isShort} />
          ) : null
        }}
        eventClick={({ event, jsEvent }) => {
          jsEvent.preventDefault()
          const post = find(event.id)
          if (post) onOpen(post)
        }}
        eventDrop={async ({ event, revert }) => {
          const post = find(event.id)
          const wallTime = event.startStr.slice(0, 16)
          if (!post || !(await onMove(post, { wallTime, timeZone }))) revert()
        }}
        {...(onCompose
          ? {
              dateClick: ({ dateStr }: { dateStr: string }) =>
                dateStr.slice(0, 10) >= today ? compose(dateStr) : undefined,
            }
          : {})}
        dayCellTopContent={({ date, dayNumberText }) => {
          const iso = date.toISOString().slice(0, 10)
          return (
            <>
              <span class="day__number numbers" aria-hidden="true">
                {dayNumberText}
              </span>
              <span class="visually-hidden">{formatDay(iso)}</span>
              {onCompose && iso >= today ? (
                <button
                  type="button"
                  class="day__add"
                  aria-label={t('calendar.composeOn', { date: formatDay(iso) })}
                  title={t('calendar.newPost')}
                  onClick={(event) => {
                    event.stopPropagation()
                    compose(iso)
                  }}
                >
                  +
                </button>
              ) : null}
            </>
          )
        }}
        dayCellDidMount={({ el }) => {
          // The grid hides what is in the cell's head behind a label of its own; ours says more and holds a button.
          el.removeAttribute('aria-label')
          el.querySelector('.day__top > [aria-hidden]')?.removeAttribute('aria-hidden')
        }}
        viewDidMount={({ el }) => {
          // The column of hours is hidden from assistive technology, so it must not be its header.
          for (const hours of el.querySelectorAll('[role="rowheader"]'))
            hours.setAttribute('role', 'gridcell')
        }}
        dayHeaderDidMount={({ el }) => el.querySelector('[aria-hidden]')?.removeAttribute('aria-hidden')}
        moreLinkContent={({ num }) => t('calendar.more', { count: num })}
        viewClass="grid__view"
        tableClass="grid__table"
        dayHeaderClass={({ isToday }) => `grid__header ${isToday ? 'grid__header--today' : ''}`}
        dayCellClass={({ isToday, isOther, isPast }) =>
          `day ${isToday ? 'day--today' : ''} ${isOther ? 'day--other' : ''} ${isPast ? 'day--past' : ''}`
        }
        dayHeaderInnerClass="grid__header-text"
        tableHeaderClass="grid__head"
        dayCellTopClass="day__top"
        dayLaneClass={({ isToday }) => `lane ${isToday ? 'lane--today' : ''}`}
        slotLaneClass="slot"
        slotHeaderClass="slot__header"
        slotHeaderInnerClass="slot__text numbers"
        nowIndicatorLineClass="now"
        eventClass={({ isDragging }) => `event ${isDragging ? 'event--dragging' : ''}`}
        moreLinkClass="more"
        popoverClass="more__popover"
        popoverCloseClass="more__close"
        columnEventClass="event--column"
      />
    </div>
  )
}

function formatDay(iso: string): string {
  return formatDate(`${iso}T12:00:00Z`, { day: 'numeric', month: 'long', timeZone: 'UTC' })
}
