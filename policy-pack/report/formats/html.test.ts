import { expect } from "chai";

import { RUNTIME_CONTROLS } from "../../runtime.ts";
import { ReportPage } from "../testing/reportPage.ts";
import { HOSTILE, REPORT, RULES } from "../testing/sample.ts";
import { html } from "./html.ts";
import { STYLE } from "./html/style.ts";

const LIGHT = "rgb(255, 255, 255)";
const DARK = "rgb(20, 24, 29)";

describe("HTML", function () {
  const text = html(REPORT, RULES);
  const report = new ReportPage(this, text);

  it("counts rules by outcome for every paragraph", async () => {
    const cells = await report.page.locator('tr[data-safeguard="164.312(b)"] td').allInnerTexts();

    expect(cells).to.eql(["standard", "2", "1", "1", "1", "1", "0"]);
    expect(await report.page.locator('tr[data-safeguard^="164.312"]').count()).to.equal(12);
    expect(await report.page.locator("dd").allInnerTexts()).to.eql([
      "2",
      "15",
      "4",
      "1",
      "1",
      "34",
    ]);
  });

  it("lists what only AWS Config can decide, and what could not be read", async () => {
    expect(await report.page.locator(".control").count()).to.equal(RUNTIME_CONTROLS.length);
    expect(
      await report.page.getByText("cut.json:3:7: the object is not closed").isVisible(),
    ).to.equal(true);
  });

  it("shows names as text", async () => {
    await report.page.locator("#rule-key-rotates > summary").click();
    const row = report.page.locator(".finding", { hasText: "onerror" });

    expect(await row.innerText())
      .to.include(HOSTILE.image)
      .and.include(HOSTILE.script);
    expect(await report.page.locator("img").count()).to.equal(0);
    expect(await report.page.locator("script").count()).to.equal(1);
    expect(await report.page.title()).to.equal("HIPAA technical safeguards");
  });

  it("runs no script but its own, and asks nothing of anyone, even if a name were markup", async () => {
    const markup =
      "<script>document.title = 'broken'</script><img src='https://example.com/x' onerror=\"document.title = 'broken'\">";
    await report.open(text.replace("</main>", () => `${markup}</main>`));

    expect(await report.page.title()).to.equal("HIPAA technical safeguards");
    expect(report.complaints).to.have.lengthOf.at.least(2);
    expect(report.complaints.join("\n")).to.include("Content Security Policy");
    expect(report.requests.pop()).to.equal("https://example.com/x");
    expect(report.refused).to.eql(["https://example.com/x csp"]);
    report.complaints = [];
  });

  it("is dark where the system is, and as one chooses", async () => {
    const button = (pressed: boolean) => report.page.getByRole("button", { name: "Dark", pressed });
    await button(false).waitFor();
    expect(await report.background()).to.equal(LIGHT);

    await report.page.emulateMedia({ colorScheme: "dark" });
    await button(true).waitFor();
    expect(await report.background()).to.equal(DARK);
    await button(true).press("Enter");
    await button(false).waitFor();
    expect(await report.background()).to.equal(LIGHT);
  });

  it("prints everything, on white", async () => {
    await report.page.emulateMedia({ media: "print", colorScheme: "dark" });

    expect(await report.background()).to.equal(LIGHT);
    expect(await report.visible("#filters")).to.equal(0);
    expect(await report.visible(".facts")).to.equal(4);
    expect(await report.visible(".finding")).to.equal(6);
    expect(await report.visible(".matrix li")).to.be.greaterThan(3);
  });

  it("opens all that is folded while it prints, and folds it again", async () => {
    const folded = () => report.page.locator("details:not([open])").count();
    const before = await folded();

    await report.page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect([before > 4, await folded()]).to.eql([true, 0]);
    await report.page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await folded()).to.equal(before);
  });

  it("shows everything without its script", async () => {
    await report.open(text, { javaScriptEnabled: false });
    await report.page.locator("#rule-key-logged > summary").click();

    expect(await report.visible("#filters")).to.equal(0);
    expect(await report.visible(".finding")).to.equal(3);
  });

  it("has colours that can be told from what is behind them, in light and in dark", () => {
    const colours = [...STYLE.matchAll(/--(\w+): light-dark\((#\w+), (#\w+)\)/g)];
    for (const scheme of [2, 3]) {
      const named = new Map(colours.map((one) => [one[1], one[scheme] ?? ""]));
      for (const front of ["text", "soft", "link", "bad", "unsure", "good"]) {
        for (const back of ["back", "raised"]) {
          const ratio = contrast(named.get(front) ?? "", named.get(back) ?? "");
          expect(ratio, `${front} on ${back}`).to.be.at.least(4.5);
        }
      }
    }
  });
});

/** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
