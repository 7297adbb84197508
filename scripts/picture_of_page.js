// Draws a part of a page: node picture_of_page.js BROWSER PAGE ID WIDTH PICTURE
const [executablePath, file, id, width, picture] = process.argv.slice(2)
const puppeteer = require("puppeteer-core")
const { pathToFileURL } = require("url")

async function main() {
  const args = process.getuid && process.getuid() === 0 ? ["--no-sandbox"] : []
  const browser = await puppeteer.launch({ executablePath, args })
  const page = await browser.newPage()
  await page.setViewport({ width: Number(width), height: 1200, deviceScaleFactor: 1.5 })
  await page.goto(pathToFileURL(file).href)
  const box = await (await page.$(`[id="${id}"]`)).boundingBox()
  const edge = 20
  const clip = { x: box.x - edge, y: box.y - edge, width: box.width + 2 * edge, height: box.height + 2 * edge }
  await page.screenshot({ path: picture, clip, type: "webp", quality: 80 })
  await browser.close()
}

main().catch((error) => { console.error(error); process.exit(1) })
