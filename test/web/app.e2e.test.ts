/**
 * The app as a person uses it: the built server with sample reports in it, and a browser.
 *
 * Needs a Chromium (see test/support/services.ts). A page that writes an error to its console, breaks its own
 * Content-Security-Policy or asks another machine for anything fails its test.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { program, root } from '../support/program.ts'

const executablePath = inject('chromium')
const REPORTS = [
  'border-strikes-wire.txt',
  'border-strikes-toll.txt',
  'rocket-fire-syria.html',
  'depot-toll-update.txt',
]

describe.skipIf(executablePath === null)('the app in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-web-'))
  let server: ChildProcess
  let address: string
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    ;({ server, address } = await serve(join(folder, 'ledger')))
    browser = await chromium.launch({
      executablePath: executablePath!,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
    // What is tested is shown by what was dropped in: reports are added through the app itself.
    const first = await browser.newPage()
    await first.goto(address)
    await first.getByRole('heading', { name: 'Add the first report' }).waitFor()
    await first.setInputFiles(
      'input[type=file]',
      REPORTS.map((name) => join(root, 'samples', name)),
    )
    await first.getByText(`${REPORTS.length} added`).waitFor({ timeout: 300_000 })
    await first.close()
  }, 600_000)

  afterAll(async () => {
    await browser?.close()
    if (server) {
      const ended = new Promise((done) => server.once('exit', done))
      server.kill('SIGINT')
      await ended
    }
    rmSync(folder, { recursive: true, force: true })
  })

  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    page = await context.newPage()
    faults = []
    page.on('pageerror', (e) => faults.push(`error: ${e.message}`))
    page.on('console', (m) => {
      if (m.type() === 'error') faults.push(`console: ${m.text()}`)
    })
    page.on('request', (r) => {
      if (!r.url().startsWith(address)) faults.push(`asked elsewhere: ${r.url()}`)
    })
    await page.addInitScript(
      "document.addEventListener('securitypolicyviolation', (e) => console.error('CSP: ' + e.violatedDirective + ' ' + e.blockedURI))",
    )
  })

  afterEach(async () => {
    await context.close()
    expect(faults).toEqual([])
  })

  /** Opens the first of the sample reports. */
  async function openReport(name = /US jets/): Promise<void> {
    await page.goto(address)
    await page.getByRole('link', { name }).click()
    await page.locator('.text p').first().waitFor()
  }

  const selectedWords = () => page.locator('.text .m-event.is-selected').allInnerTexts()

  test('a strict policy is in force and lets nothing be written inline', async () => {
    const answer = await page.goto(address)
    const policy = answer!.headers()['content-security-policy'] ?? ''
    expect(policy).toMatch(/(default|script)-src [^;]*'(self|none)'/)
    expect(policy).not.toContain('unsafe')
  })

  test.each([
    ['/', 'Reports'],
    ['/events', 'Events'],
    ['/map', 'Map'],
    ['/incidents', 'Incidents'],
    ['/claims', 'Claims'],
    ['/search?q=raid', 'raid'],
    ['/ledger', 'Ledger'],
  ])('%s opens, wide and narrow, light and dark, without sideways scrolling', async (path, heading) => {
    await page.goto(address + path)
    expect(await textOf(page.getByRole('heading', { level: 1 }))).toContain(heading)
    await expect.poll(() => page.locator('.loading').count(), { timeout: 30_000 }).toBe(0)
    expect(await page.locator('[role=alert]').count()).toBe(0)
    for (const [width, colorScheme] of [
      [360, 'dark'],
      [768, 'light'],
      [2560, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      expect(
        await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
        `${width}`,
      ).toBeLessThanOrEqual(0)
    }
  })

  test('an unknown address and an unknown report are said to be missing', async () => {
    await page.goto(`${address}/nowhere`)
    await page.getByText('This page is not here').waitFor()
    await page.goto(`${address}/reports/none`)
    await page.getByText('This report is not here').waitFor()
    // The browser itself notes the 404 of the API; nothing else may be there.
    faults = faults.filter((f) => !f.includes('404'))
  })

  test('an event leads to its sentence, each figure to its words, and the address to both', async () => {
    await openReport()
    const trigger = page.locator('.text a.m-event').first()
    const words = await textOf(trigger)
    await trigger.click()
    expect((await selectedWords()).join('')).toBe(words)
    await page.locator('.text .m-evidence').first().waitFor()
    const sentence = await textOf(page.locator('.details blockquote'))
    const marked = await page.locator('.text .m-evidence').allInnerTexts()
    expect(squeeze(marked.join(''))).toContain(squeeze(words))
    expect(squeeze(sentence)).toBe(squeeze(marked.join('')))

    const figure = page.locator('.details .words').first()
    const said = await textOf(figure)
    await figure.click()
    expect(squeeze((await page.locator('.text .m-flash').allInnerTexts()).join(''))).toBe(squeeze(said))

    const link = page.url()
    expect(link).toMatch(/#e\d+@\d+-\d+$/)
    await page.goto(address)
    await page.goto(link)
    await page.locator('.text .m-flash').first().waitFor()
    expect((await selectedWords()).join('')).toBe(words)
  })

  test('a claim shows its speaker, its cue and its content', async () => {
    await openReport()
    await page.getByRole('tab', { name: /Claims/ }).click()
    await page.locator('.items .item').first().click()
    const content = squeeze(await textOf(page.locator('.details blockquote')))
    expect(content.length).toBeGreaterThan(10)
    expect(squeeze((await page.locator('.text .m-evidence').allInnerTexts()).join(''))).toContain(
      content.split('…')[0]!.slice(0, 20),
    )
    await page.locator('.fields dt', { hasText: 'Speaker' }).waitFor()
  })

  test('claims stand in the margin beside their words, and lead to them', async () => {
    await openReport()
    const notes = page.locator('.margin-claim')
    await notes.first().waitFor()
    const claims = Number(/\d+/.exec(await textOf(page.getByRole('tab', { name: /Claims/ })))![0])
    expect(await notes.count()).toBe(claims)
    const boxes = await Promise.all((await notes.all()).map((n) => n.boundingBox()))
    for (const [i, box] of boxes.entries())
      if (i > 0) expect(box!.y).toBeGreaterThanOrEqual(boxes[i - 1]!.y + boxes[i - 1]!.height)
    await notes.nth(1).click()
    await page.locator('.text .m-cue.is-selected, .text .m-claim.is-selected').first().waitFor()
    const words = await page.locator('.text .m-claim.is-selected').first().boundingBox()
    const note = await page.locator('.margin-claim[aria-current]').boundingBox()
    expect(Math.abs(words!.y - note!.y)).toBeLessThan(60)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Claims/ }).click()
    await notes.first().waitFor({ state: 'detached' })
  })

  test('the matrix of claims: a cell opens its sentences, each leads to its report; filters and the list', async () => {
    await page.goto(`${address}/claims`)
    const cell = page.locator('.matrix tbody tr:not(.matrix-own) .cell').first()
    const label = (await cell.getAttribute('aria-label'))!
    await cell.click()
    await page.locator('.matrix-words .quote').first().waitFor()
    expect(label).toContain(await textOf(page.locator('.matrix-words h2')))
    expect(new URL(page.url()).searchParams.get('column')).not.toBeNull()
    await page.reload()
    const words = squeeze(await textOf(page.locator('.matrix-words .claim-words').first()))
    await page.locator('.matrix-words .claim-words a').first().click()
    await page.locator('.text .m-evidence').first().waitFor()
    const marked = squeeze((await page.locator('.text .m-evidence').allInnerTexts()).join(''))
    expect(marked).toContain(words.split('…')[0]!.slice(0, 20))
    await page.goBack()
    await page.locator('.matrix').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.matrix-words').waitFor({ state: 'detached' })

    await page.getByRole('link', { name: 'List', exact: true }).click()
    await page.locator('.claim-item').first().waitFor()
    await page.getByRole('searchbox', { name: 'Organization' }).fill('pentagon')
    await expect.poll(() => new URL(page.url()).searchParams.get('organization')).toBe('pentagon')
    const isAllPentagon = async () =>
      (await page.locator('.claim-who').allInnerTexts()).every((who) => /pentagon/i.test(who))
    await expect.poll(isAllPentagon, { timeout: 15_000 }).toBe(true)
    expect(await page.locator('.claim-item').count()).toBeGreaterThan(0)
    const href = await page.getByRole('link', { name: 'Annotations' }).getAttribute('href')
    const answer = await page.request.get(address + href!)
    expect(((await answer.json()) as { total: number }).total).toBe(await page.locator('.claim-item').count())
  })

  test('the tree of a sentence: an arc for every word but the root', async () => {
    await openReport()
    await page.keyboard.press('j')
    await page.getByRole('button', { name: 'Sentence tree' }).click()
    const tree = page.locator('.tree-dialog')
    await tree.locator('.tree-word').first().waitFor()
    const words = await tree.locator('.tree-form').allTextContents()
    const sentence = squeeze(await textOf(page.locator('.details blockquote')))
    expect(squeeze(words.join(''))).toContain(sentence.slice(0, 12))
    expect(await tree.locator('.tree-arc:not(.tree-root)').count()).toBe(words.length - 1)
    const file = await page.request.get(
      address + (await tree.getByRole('link', { name: /CoNLL-U/ }).getAttribute('href'))!,
    )
    expect(await file.text()).toMatch(/^# newdoc id = /)
    await tree.getByText('As a table').click()
    expect(await tree.locator('tbody tr').count()).toBe(words.length)
    await page.keyboard.press('Escape')
    await tree.waitFor({ state: 'detached' })
  })

  test('keys go from event to event, Escape closes, a layer can be switched off', async () => {
    await openReport()
    await page.keyboard.press('j')
    const first = await textOf(page.locator('.details-at'))
    expect(first).toMatch(/^1 of \d+$/)
    await page.keyboard.press('j')
    expect(await textOf(page.locator('.details-at'))).toMatch(/^2 of /)
    await page.keyboard.press('k')
    expect(await textOf(page.locator('.details-at'))).toBe(first)
    await page.keyboard.press('Escape')
    await page.locator('.details').waitFor({ state: 'detached' })
    expect(new URL(page.url()).hash).toBe('')

    const places = page.getByRole('button', { name: /^Places/ })
    expect(await page.locator('.text .m-place').count()).toBeGreaterThan(0)
    await places.click()
    expect(await page.locator('.text .m-place').count()).toBe(0)
    expect(await places.getAttribute('aria-pressed')).toBe('false')
  })

  test('with the keyboard alone: tab to an event, Enter opens it, Escape comes back to it', async () => {
    await openReport()
    const trigger = page.locator('.text a.m-event').nth(1)
    const words = await textOf(trigger)
    await trigger.focus()
    await page.keyboard.press('Enter')
    await page.locator('.details:focus').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.text a.m-event:focus').waitFor()
    expect(await textOf(page.locator('.text a.m-event:focus'))).toBe(words)
  })

  test('an event is accepted with a note, and stays so', async () => {
    await openReport()
    await page.keyboard.press('j')
    await page.getByPlaceholder('Note (optional)').fill('checked against the statement')
    await page.getByRole('button', { name: 'Accept' }).click()
    await page.locator('.history-note', { hasText: 'checked against the statement' }).waitFor()
    await page.reload()
    await page.locator('.history-note', { hasText: 'checked against the statement' }).waitFor()
    expect(await page.getByRole('button', { name: 'Accepted' }).getAttribute('aria-pressed')).toBe('true')
    await page.goto(`${address}/events?review=accepted`)
    await page.locator('table.events tbody tr').first().waitFor()
    expect(await page.locator('table.events tbody tr').count()).toBe(1)
  })

  test('a field is corrected in its place, undone from the history, and redone', async () => {
    await openReport()
    await page.keyboard.press('j')
    const row = page.locator('.row-field', { has: page.getByText('To whom', { exact: true }) })
    await row.hover()
    await page.getByRole('button', { name: 'Correct: To whom' }).click()
    await page.getByLabel('Names, with ; between').fill('the depot; its guards')
    await page.getByLabel('Reason (optional)').fill('the statement says so')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await row.getByText('its guards').waitFor()
    await row.getByText(/^Corrected by .*; was: /).waitFor()
    const history = page.locator('.history-section')
    await history.getByText('the statement says so').waitFor()
    await history.getByRole('button', { name: /^Undo/ }).first().click()
    await row.getByText('its guards').waitFor({ state: 'detached' })
    await history.getByRole('button', { name: /^Redo/ }).first().click()
    await row.getByText('its guards').waitFor()
    await row.getByRole('button', { name: 'Undo' }).click()
    await row.getByText('its guards').waitFor({ state: 'detached' })
  })

  test('an event is placed by hand and graded; a day of publication is given', async () => {
    await openReport()
    await page.keyboard.press('j')
    await page.getByRole('button', { name: 'Place by hand' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Old depot')
    await page.getByLabel('Latitude, longitude').fill('nowhere')
    await page.getByRole('button', { name: 'Place', exact: true }).click()
    await page.getByText('Enter latitude and longitude in degrees').waitFor()
    // A press on the map sets the coordinates; they can be written as well.
    await page.locator('.pick-map .world-svg').click({ position: { x: 200, y: 110 } })
    await page.getByText(/^The circle: /).waitFor()
    expect(await page.getByLabel('Latitude, longitude').inputValue()).toMatch(/^-?\d+\.\d+, -?\d+\.\d+$/)
    await page.getByLabel('Latitude, longitude').fill('34.45, 40.92')
    await page.getByRole('button', { name: 'Place', exact: true }).click()
    await page.locator('.fields').getByText('Old depot').first().waitFor()
    await page.getByRole('button', { name: 'Grade' }).click()
    await page.getByRole('radio', { name: /^2/ }).check()
    await page.getByLabel('Reason', { exact: true }).fill('two origins')
    await page
      .getByRole('form', { name: /Credibility/ })
      .getByRole('button', { name: 'Grade' })
      .click()
    await page.locator('.fields').getByText('Probably true').waitFor()

    await page.getByRole('button', { name: 'Change', exact: true }).click()
    await page.getByRole('textbox', { name: 'Day of publication' }).fill('2021-06-30')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText(/given by /).waitFor()
    await page.goto(`${address}/ledger`)
    await page.getByText('Day of publication: 28 Jun 2021 → 30 Jun 2021').waitFor()
    for (const what of [0, 1, 2]) {
      await page.getByRole('button', { name: /^Undo/ }).first().click()
      await page.getByText('Took back no.').nth(what).waitFor()
    }
  })

  test('everything is read again from the page of the ledger; what no longer fits has its own list', async () => {
    await page.goto(`${address}/ledger?unfit=1`)
    await page.getByText('Every decision fits what is read now.').waitFor()
    await page.getByRole('checkbox', { name: 'Only what no longer fits' }).uncheck()
    await expect.poll(() => new URL(page.url()).search).toBe('')
    await page.locator('.history li').first().waitFor()
    await page.getByRole('button', { name: 'Read all again' }).click()
    await page.getByText(/reports? changed, \d+ the same/).waitFor({ timeout: 120_000 })
    expect(await page.locator('.standing-lost, .standing-differs').count()).toBe(0)
  })

  test('incidents are merged and taken apart again', async () => {
    await page.goto(`${address}/incidents`)
    const count = async () => {
      const answer = await page.request.get(`${address}/api/incidents?limit=1`)
      return ((await answer.json()) as { total: number }).total
    }
    const total = await count()
    await page.locator('.incident-item').getByRole('heading').getByRole('link').first().click()
    await page.getByRole('button', { name: 'Merge with another' }).click()
    await page.locator('.decide-list input').first().check()
    await page.getByRole('button', { name: 'Merge', exact: true }).click()
    await page.locator('.deciding .history').getByText('Merged with another incident').waitFor()
    expect(await count()).toBe(total - 1)
    await page.locator('.deciding').getByRole('button', { name: /^Undo/ }).click()
    await expect.poll(count).toBe(total)
  })

  test('the table is filtered and sorted, the address says how, a row opens to its sentence', async () => {
    await page.goto(`${address}/events`)
    const rows = page.locator('table.events tbody tr.row')
    await rows.first().waitFor()
    const all = await rows.count()
    await page.getByRole('combobox', { name: 'Type' }).selectOption('ASSAULT')
    await expect.poll(() => rows.count()).toBeLessThan(all)
    expect(new URL(page.url()).searchParams.get('type')).toBe('ASSAULT')
    for (const type of await rows.locator('.type').allInnerTexts()) expect(type).toMatch(/^Assault/)

    await page.getByRole('button', { name: 'Toll' }).click()
    await page.getByRole('button', { name: 'Toll' }).click()
    await page.locator('th[aria-sort=descending]').waitFor()
    expect(await textOf(rows.first().locator('.col-toll'))).toMatch(/killed/)

    await rows.first().getByRole('button', { name: 'Show the sentence' }).click()
    await page.locator('.row-detail blockquote mark').waitFor()
    await page.getByRole('link', { name: 'Open in the report' }).click()
    await page.locator('.text .m-event.is-selected').first().waitFor()
  })

  test('the export is of what the filter shows', async () => {
    await page.goto(`${address}/events?type=ASSAULT`)
    await page.locator('table.events tbody tr.row').first().waitFor()
    const shown = Number(/\d+/.exec(await textOf(page.locator('.page-head .stats')))![0])
    const href = await page.getByRole('link', { name: 'GeoJSON' }).getAttribute('href')
    const answer = await page.request.get(address + href!)
    expect(answer.ok()).toBe(true)
    const { features } = (await answer.json()) as { features: unknown[] }
    expect(features.length).toBe(shown)
  })

  test('the map puts events at places, lists those without, and works by key', async () => {
    await page.goto(`${address}/map`)
    const place = page.locator('.place').first()
    await place.waitFor()
    await place.focus()
    await page.keyboard.press('Enter')
    await page.locator('.mapping-side .card').first().waitFor()
    expect(await place.getAttribute('aria-pressed')).toBe('true')
    await page.getByRole('button', { name: 'All places', exact: true }).click()
    await page.getByRole('heading', { name: /without a place on the map/ }).waitFor()
    expect(await page.locator('.land').count()).toBeGreaterThan(150)
  })

  test('an incident lays the figures side by side, each leading to its words', async () => {
    await page.goto(`${address}/incidents`)
    await page.locator('.incident-item', { hasText: 'killed' }).getByRole('heading').getByRole('link').first().click()
    await page.getByRole('heading', { name: 'What the sources say' }).waitFor()
    for (const side of ['Said by', 'Denied by', 'In the report’s own voice'])
      await page.getByRole('region', { name: 'Who says so' }).getByRole('heading', { name: side }).waitFor()
    await page.locator('.figures .told a').first().click()
    await page.locator('.text .is-selected').first().waitFor()
  })

  test('the theme can be chosen and is kept', async () => {
    await page.goto(address)
    const button = page.getByRole('button', { name: /^Theme/ })
    const ground = () => page.evaluate<string>('getComputedStyle(document.body.parentElement).backgroundColor')
    const light = await ground()
    await button.click()
    await button.click()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await ground()).not.toBe(light)
    await page.reload()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  })

  test('a server that does not answer is said so, and asked again', async () => {
    await page.route('**/api/events?*', (route) => route.abort())
    await page.goto(`${address}/events`)
    await page.getByRole('heading', { name: 'The events could not be loaded' }).waitFor()
    await page.unroute('**/api/events?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('table.events tbody tr.row').first().waitFor()
    faults = faults.filter((f) => !f.includes('net::ERR_FAILED'))
  })

  test('files dropped anywhere are added', async () => {
    await page.goto(`${address}/claims`)
    const text = readFileSync(join(root, 'samples', REPORTS[1]!), 'utf8')
    await page.evaluate(`{
      const data = new DataTransfer()
      data.items.add(new File([${JSON.stringify(text)}], 'dropped.txt', { type: 'text/plain' }))
      for (const type of ['dragenter', 'drop'])
        window.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
    }`)
    await page.getByText('1 already known').waitFor()
  })

  test('a file that cannot be read is refused in words, the others are added', async () => {
    const [pdf, known] = [join(folder, 'scan.pdf'), join(root, 'samples', REPORTS[0]!)]
    writeFileSync(pdf, '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n')
    await page.goto(address)
    await page.setInputFiles('input[type=file]', [pdf, known])
    await page.getByText('1 already known').waitFor()
    await page.getByText('1 refused').waitFor()
    expect(await textOf(page.locator('.outcome-refused'))).toContain('scan.pdf')
  })
})

const textOf = async (l: Locator): Promise<string> => (await l.textContent()) ?? ''
const squeeze = (s: string): string => s.replace(/\s+/g, '')

/** Starts the server on a free port; its address is the first one it prints. */
async function serve(ledger: string): Promise<{ server: ChildProcess; address: string }> {
  const server = spawn(process.execPath, [program, 'serve', '--ledger', ledger, '--port', '0'], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
  })
  let said = ''
  const address = await new Promise<string>((found, failed) => {
    const hear = (piece: Buffer) => {
      said += piece
      const match = /http:\/\/[\w.:[\]]+:\d+/.exec(said)
      if (match) found(match[0])
    }
    server.stdout!.on('data', hear)
    server.stderr!.on('data', hear)
    server.on('exit', (code) =>
      failed(new Error(`onrecord serve ended with ${code} before it gave an address: ${said}`)),
    )
  })
  return { server, address }
}
