/**
 * The network's own kernel beside onnxruntime-node and onnxruntime-web: words a second, cold start, memory, installed size.
 *
 * Usage  node bench/onnx.mjs NETWORK.onnx PACKAGES FILE.conllu... [--dist DIR]
 *        NETWORK.onnx: by bench/onnx.py, of the same sizes, in 32-bit floats. PACKAGES: a folder in whose node_modules
 *        onnxruntime-node and onnxruntime-web are installed; they are no dependencies of this package.
 * Out    one line a runtime, each in a process of its own: milliseconds from loading the code to the first sentence's
 *        answer; words a second by the clock and on the processor over the sentences of FILE (best of three passes) one
 *        at a time, and, where the runtime takes them so, many of one length together; memory more than an empty Node's.
 * Not    words to vectors and trees from scores: the runtimes are handed vectors and give scores, the kernel does all.
 *        One thread each.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const WIDTH = 144
const TOGETHER = 32
const root = resolve(import.meta.dirname, '..')
const at = process.argv.indexOf('--dist')
const dist = at > 0 ? resolve(process.argv[at + 1]) : join(root, 'dist')
const [model, packages, ...rest] = process.argv.slice(2, at > 0 ? at : undefined)
const [files, only] = process.env.RUNTIME ? [rest, process.env.RUNTIME] : [rest, null]

const sentences = () =>
  files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n\n')
      .map((sentence) => [...sentence.matchAll(/^\d+\t([^\t]+)\t/gm)].map((m) => m[1])),
  )

const require = createRequire(join(resolve(packages), 'package.json'))

/** What reads sentences: { one(words), many?(sentences of one length) }. */
const RUNTIMES = {
  async 'own kernel, SIMD'() {
    const { openNetwork } = await import(pathToFileURL(join(dist, 'read/syntax/network/index.js')).href)
    const network = openNetwork(readFileSync(join(root, 'models/english/weights.bin')))
    return { one: (words) => network.analyse([words]), many: (some) => network.analyse(some) }
  },
  async 'own kernel, plain loops'() {
    const { openNetwork } = await import(pathToFileURL(join(dist, 'read/syntax/network/index.js')).href)
    const network = openNetwork(readFileSync(join(root, 'models/english/weights.bin')), { plain: true })
    return { one: (words) => network.analyse([words]), many: (some) => network.analyse(some) }
  },
  'onnxruntime-node': () => onnx('onnxruntime-node'),
  'onnxruntime-web': () => onnx('onnxruntime-web'),
}

async function onnx(name) {
  const { default: loaded, ...parts } = await import(pathToFileURL(require.resolve(name)).href)
  const ort = loaded ?? parts
  if (name === 'onnxruntime-web') ort.env.wasm.numThreads = 1
  const session = await ort.InferenceSession.create(readFileSync(resolve(model)), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionProviders: name === 'onnxruntime-web' ? ['wasm'] : ['cpu'],
  })
  const run = (count, length) => {
    const vectors = Float32Array.from({ length: count * (length + 1) * WIDTH }, (_, i) => ((i * 37) % 101) / 101 - 0.5)
    return session.run({ vectors: new ort.Tensor('float32', vectors, [count, length + 1, WIDTH]) })
  }
  return { one: (words) => run(1, words.length), many: (some) => run(some.length, some[0].length) }
}

async function timed(run) {
  const cpu = process.cpuUsage()
  const start = performance.now()
  await run()
  const used = process.cpuUsage(cpu)
  return [performance.now() - start, (used.user + used.system) / 1000]
}

async function measure(name) {
  const all = sentences().filter((words) => words.length <= 120)
  // Plain loops are slow: a tenth of the sentences tells as much.
  const some = name.endsWith('loops') ? all.filter((_, n) => n % 10 === 0) : all
  const words = some.flat().length
  const before = process.memoryUsage().rss
  let runtime
  const cold = await timed(async () => {
    runtime = await RUNTIMES[name]()
    await runtime.one(all[0])
  })
  const groups = []
  for (const sentence of [...some].sort((a, b) => a.length - b.length)) {
    const last = groups.at(-1)
    if (last && last.length < TOGETHER && last[0].length === sentence.length) last.push(sentence)
    else groups.push([sentence])
  }
  const speed = async (run) => {
    const times = []
    for (let k = 0; k < 3; k++) times.push(await timed(run))
    const best = [0, 1].map((k) => Math.round(words / (Math.min(...times.map((t) => t[k])) / 1000)))
    return `${best[0]} by the clock, ${best[1]} on the processor`
  }
  const one = await speed(async () => {
    for (const sentence of some) await runtime.one(sentence)
  })
  const many = await speed(async () => {
    for (const group of groups) await runtime.many(group)
  })
  const memory = Math.round((process.memoryUsage().rss - before) / 1e6)
  console.log(
    `${name}: cold start ${cold.map((ms) => ms.toFixed(0)).join(' ms by the clock, ')} ms on the processor; words/s one sentence at a time ${one}; together ${many}; ${memory} MB more`,
  )
}

const bytesUnder = (path) => {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.size
  return readdirSync(path).reduce((sum, name) => sum + bytesUnder(join(path, name)), 0)
}

if (only) await measure(only)
else {
  for (const name of Object.keys(RUNTIMES))
    spawnSync(process.execPath, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, RUNTIME: name } })
  const size = (path) => `${(bytesUnder(path) / 1e6).toFixed(1)} MB`
  for (const name of ['onnxruntime-node', 'onnxruntime-web', 'onnxruntime-common'])
    console.log(`installed: ${name} ${size(join(resolve(packages), 'node_modules', name))}`)
  console.log(
    `installed: own kernel's code ${size(join(dist, 'read/syntax/network'))}, weights ${size(join(root, 'models/english/weights.bin'))}; the network as ONNX ${size(resolve(model))}`,
  )
}
