import { expect } from "chai";

import { ReportPage } from "../../testing/reportPage.ts";
import { REPORT, RULES } from "../../testing/sample.ts";
import { html } from "../html.ts";

describe("HTML in use", function () {
  const report = new ReportPage(this, html(REPORT, RULES));

  describe("filters", () => {
    it("show everything at first", async () => {
      expect(await report.rules()).to.eql(["key-rotates", "key-logged", "exemptions", "key-kept"]);
      expect(await report.status()).to.equal("6 findings of 4 rules");
      expect(await report.page.locator("#nothing").isVisible()).to.equal(false);
    });

    for (const [label, value, its, count] of [
      ["Severity", "medium", ["key-logged"], 3],
      ["Outcome", "undecided", ["key-logged"], 1],
      ["Outcome", "exempt", ["key-logged"], 1],
      ["Outcome", "violated", ["key-rotates", "key-logged"], 4],
      ["Outcome", "passed", ["exemptions", "key-kept"], 0],
      ["Safeguard", "164.312(b)", ["key-logged", "key-kept"], 3],
      ["File", "stacks/a b.json", ["key-rotates"], 1],
    ] as const) {
      it(`keep what has ${label.toLowerCase()} ${value}`, async () => {
        await report.choose(label, value);

        expect(await report.rules()).to.eql(its);
        expect(await report.status()).to.equal(
          `${String(count)} findings of ${String(its.length)} rules`,
        );
      });
    }

    it("hide the rows of other safeguards, and what only AWS Config can decide of them", async () => {
      await report.choose("Safeguard", "164.312(d)");

      expect(await report.visible("tr[data-safeguard]")).to.equal(1);
      expect(await report.visible(".control")).to.equal(4);
      expect(await report.page.locator("#nothing").isVisible()).to.equal(true);
    });

    it("search in findings, rules and controls", async () => {
      const search = report.page.getByRole("searchbox", { name: "Search" });

      await search.fill("LATER");
      expect([await report.rules(), await report.findings()]).to.eql([["key-logged"], 1]);
      await search.fill("keys are logged");
      expect([await report.rules(), await report.findings()]).to.eql([["key-logged"], 3]);
      await search.fill("root_account_mfa");
      expect([await report.rules(), await report.visible(".control")]).to.eql([[], 1]);
      expect(await report.page.locator("#nothing").isVisible()).to.equal(true);
    });

    it("apply together, and are cleared together", async () => {
      await report.choose("Outcome", "violated");
      await report.choose("File", "stacks/prod.json");
      await report.page.getByRole("searchbox").fill("advised");
      expect([await report.rules(), await report.findings()]).to.eql([["key-logged"], 1]);

      await report.page.getByRole("button", { name: "Clear" }).click();
      await report.page.locator("output", { hasText: "6 findings" }).waitFor();
      expect(await report.rules()).to.have.lengthOf(4);
    });
  });

  describe("drill-down", () => {
    it("leads by keyboard from the paragraph over the rule to the resource", async () => {
      const paragraph = report.page.locator('tr[data-safeguard="164.312(b)"]');
      const finding = report.page.locator(".finding", { hasText: "advised-key" });
      await paragraph.locator("summary").focus();
      expect(await paragraph.getByRole("link").first().isVisible()).to.equal(false);

      await report.page.keyboard.press("Enter");
      await report.page.keyboard.press("Tab");
      expect(await report.focused()).to.equal("Keys are logged");
      expect(await finding.isVisible()).to.equal(false);
      await report.page.keyboard.press("Enter");

      await finding.waitFor({ state: "visible" });
      expect(await report.focused()).to.include("key-logged");
      await report.page.keyboard.press("Space");
      expect(await finding.isVisible()).to.equal(false);
    });

    it("shows a rule that the filters hide", async () => {
      await report.page.locator('tr[data-safeguard="164.312(b)"] summary').click();
      await report.choose("Severity", "critical");
      await report.page.getByRole("link", { name: "Keys are logged" }).click();

      await report.page.locator("#rule-key-logged .facts").waitFor({ state: "visible" });
      expect(await report.status()).to.equal("6 findings of 4 rules");
    });

    it("reaches everything in the order of the page", async () => {
      const order: unknown[] = [];
      for (let presses = 0; presses < 3; presses += 1) {
        await report.page.keyboard.press("Tab");
        order.push(await report.focused());
      }

      expect(order[0]).to.equal("Dark");
      expect(order[1]).to.include("How many rules have findings");
      expect(order[2]).to.include("164.312(a)(2)(iv)");
    });
  });
});
