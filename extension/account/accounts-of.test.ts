import { expect, it } from 'vitest'
import { createMemoryStore } from '../testing/memory-store.ts'
import { readAccountsOf, saveAccountsOf } from './accounts-of.ts'

it('keeps the accounts of each organization apart', async () => {
  const device = createMemoryStore()
  expect(await readAccountsOf(device, 'org_1')).toEqual([])
  await saveAccountsOf(device, 'org_1', ['acc_1', 'acc_2'])
  await saveAccountsOf(device, 'org_2', ['acc_3'])
  await saveAccountsOf(device, 'org_1', ['acc_2'])
  expect(await readAccountsOf(device, 'org_1')).toEqual(['acc_2'])
  expect(await readAccountsOf(device, 'org_2')).toEqual(['acc_3'])
  expect(await readAccountsOf(device, null)).toEqual([])
})

it('begins anew where another version left something else', async () => {
  const device = createMemoryStore()
  await device.set('accounts-of', ['acc_1'])
  expect(await readAccountsOf(device, 'org_1')).toEqual([])
  await saveAccountsOf(device, 'org_1', ['acc_1'])
  expect(await readAccountsOf(device, 'org_1')).toEqual(['acc_1'])
})
