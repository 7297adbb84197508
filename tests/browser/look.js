// Opens pages and prints as JSON what a careful reader would complain about.
const [browserPath, wanted] = process.argv.slice(2)
const puppeteer = require("puppeteer-core")
const axe = require("axe-core")
const { pathToFileURL } = require("url")

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

async function look(browser, file, scheme, width) {
  const page = await browser.newPage()
  const url = pathToFileURL(file).href
  const found = { file, scheme, width, console: [], requests: [], violations: [], overflow: false }
  page.on("console", (message) => found.console.push(message.text()))
  page.on("pageerror", (error) => found.console.push(String(error)))
  page.on("request", (request) => { if (request.url() !== url) found.requests.push(request.url()) })
  await page.setViewport({ width, height: 900 })
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }])
  await page.goto(url)
  found.overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  await page.evaluate(axe.source)
  const result = await page.evaluate((tags) => window.axe.run({ runOnly: tags, resultTypes: ["violations"] }), TAGS)
  for (const { id, help, nodes } of result.violations) {
    found.violations.push(`${id}: ${help} (${nodes.length}), as in ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`)
  }
  await page.close()
  return found
}

async function main() {
  const args = process.getuid && process.getuid() === 0 ? ["--no-sandbox"] : []
  const browser = await puppeteer.launch({ executablePath: browserPath, args, protocolTimeout: 300000 })
  const all = []
  for (const [file, scheme, width] of JSON.parse(wanted)) all.push(await look(browser, file, scheme, width))
  await browser.close()
  console.log(JSON.stringify(all))
}

main().catch((error) => { console.error(error); process.exit(1) })
