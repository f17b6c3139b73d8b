/** Image files that wait to be uploaded, by job, or by the picture's own id. They are too large for the key-value storage, so they have a database. */

const name = 'images'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('allin', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(name)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function run<Value>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  const database = await open()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode)
      const request = act(transaction.objectStore(name))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

export async function keepImage(id: string, file: Blob): Promise<void> {
  await run('readwrite', (store) => store.put(file, id))
}

export async function imageOf(id: string): Promise<Blob | null> {
  const found: unknown = await run('readonly', (store) => store.get(id))
  return found instanceof Blob ? found : null
}

export async function forgetImage(id: string): Promise<void> {
  await run('readwrite', (store) => store.delete(id))
}

/** Forgets every image whose id is not among those that are still needed. */
export async function keepOnlyImages(needed: ReadonlySet<string>): Promise<void> {
  const ids = await run('readonly', (store) => store.getAllKeys())
  for (const id of ids) if (typeof id === 'string' && !needed.has(id)) await forgetImage(id)
}
