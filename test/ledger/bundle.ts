/** Makes one JavaScript file of a module of ours, so that a process of its own can load it without a build. */
import { symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'vite'

/** Bundles `entry` into `folder` and returns the file; packages stay imports. */
export async function bundle(entry: string, folder: string): Promise<string> {
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction')
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { entryFileNames: 'module.mjs' } },
    },
  })
  return join(folder, 'module.mjs')
}
