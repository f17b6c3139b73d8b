import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openPglite, postgresVersion } from './pglite.ts'

/**
 * Opens the embedded Postgres that lives in a folder, or founds it. Throws one clear sentence when the folder
 * cannot be used, is in use, or is damaged.
 */
export async function openDataFolder(dataDir: string) {
  const lock = lockFolder(dataDir)
  const cluster = join(dataDir, 'postgres')
  const founding = join(dataDir, 'founding')
  try {
    // A process that was ended while it founded the database leaves half of one behind, with nothing in it yet.
    if (existsSync(founding)) rmSync(cluster, { recursive: true, force: true })
    else if (!existsSync(cluster)) writeFileSync(founding, '')
    const version = readVersion(cluster)
    if (version !== null && !/^\d+$/.test(version)) throw damaged(dataDir)
    if (version !== null && version !== postgresVersion) {
      throw new DataFolderError(
        `The database in ${dataDir} was written by Postgres ${version}; this program has Postgres ${postgresVersion}. Use the AllIN version that wrote it, or move the folder away to begin with an empty database.`,
      )
    }
    const engine = await openCluster(dataDir, cluster)
    rmSync(founding, { force: true })
    return {
      ...engine,
      close: async () => {
        await engine.close()
        lock.close()
      },
    }
  } catch (error) {
    lock.close()
    throw error
  }
}

class DataFolderError extends Error {}

async function openCluster(dataDir: string, cluster: string) {
  try {
    return await openPglite({ dataDir: cluster, onStdout: quiet, onStderr: quiet })
  } catch (cause) {
    throw damaged(dataDir, cause)
  }
}

function damaged(dataDir: string, cause?: unknown): DataFolderError {
  return new DataFolderError(
    `The database in ${dataDir} is damaged and cannot be opened. Put a copy of the folder back, or move it away to begin with an empty database.`,
    { cause },
  )
}

/** Postgres's own chatter while it starts; a failure speaks through the error. */
function quiet(): boolean {
  return true
}

function readVersion(cluster: string): string | null {
  if (!existsSync(cluster)) return null
  try {
    return readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  } catch {
    return null
  }
}

/**
 * Keeps a second process out. SQLite holds a lock of the operating system, which ends with the process
 * however it ends: no stale lock can stay behind, as a file with a process id would.
 */
function lockFolder(dataDir: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true })
    const lock = new DatabaseSync(join(dataDir, 'lock.sqlite'), { timeout: 0 })
    try {
      lock.exec('pragma locking_mode = exclusive; begin exclusive; commit')
    } catch (error) {
      lock.close()
      throw error
    }
    return lock
  } catch (cause) {
    if (cause instanceof Error && /locked/i.test(cause.message)) {
      throw new DataFolderError(
        `The database in ${dataDir} is in use by another process. Stop the AllIN that runs there, or set ALLIN_HOME to another folder.`,
        { cause },
      )
    }
    throw new DataFolderError(
      `The database folder ${dataDir} cannot be written. Check that it is a folder this user may write to.`,
      { cause },
    )
  }
}
