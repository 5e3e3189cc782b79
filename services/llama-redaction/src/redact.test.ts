import { ComprehendMedicalClient, DetectPHICommand } from "@aws-sdk/client-comprehendmedical";
import { mockClient } from "aws-sdk-client-mock";
import { expect } from "chai";

import { chunksOf, MAX_CHUNK_BYTES } from "./chunks.ts";
import { redact } from "./redact.ts";

const comprehend = mockClient(ComprehendMedicalClient);

/** Finds words as the service does: places in code points, of each text it is sent. */
function finding(words: Record<string, string>, Score = 0.9) {
  comprehend.on(DetectPHICommand).callsFake(({ Text = "" }: { Text?: string }) => ({
    Entities: Object.entries(words).flatMap(([word, Type]) =>
      [...Text.matchAll(new RegExp(word, "gu"))].map(({ index }) => {
        const BeginOffset = Array.from(Text.slice(0, index)).length;
        return { BeginOffset, EndOffset: BeginOffset + Array.from(word).length, Score, Type };
      }),
    ),
  }));
}

const sent = () =>
  comprehend.commandCalls(DetectPHICommand).map(({ args: [{ input }] }) => input.Text ?? "");
const failure = (work: Promise<unknown>) => work.then(() => undefined).catch((e: unknown) => e);

describe("redaction", () => {
  beforeEach(() => {
    comprehend.reset();
  });

  it("puts a placeholder of its type where something was found", async () => {
    finding({ "Jane Doe": "NAME", "555-0100": "PHONE_OR_FAX" });

    expect(await redact("Call Jane Doe, 555-0100, or Jane Doe.", 0.5)).to.deep.equal({
      text: "Call [NAME], [PHONE_OR_FAX], or [NAME].",
      placeholders: { NAME: 2, PHONE_OR_FAX: 1 },
    });
  });

  it("finds the place after characters of two, three and four bytes", async () => {
    finding({ Zoë: "NAME", "😀y": "ID" });

    const { text } = await redact("😀 é 中 Zoë 😀y 𝒳 Zoë", 0.5);
    expect(text).to.equal("😀 é 中 [NAME] [ID] 𝒳 [NAME]");
  });

  it("makes one of places that overlap, also within one another", async () => {
    finding({ "John Smith": "NAME", "Smith Street": "ADDRESS", "Anna Lee": "NAME", Lee: "NAME" });

    const { text } = await redact("John Smith Street, Anna Lee", 0.5);
    expect(text).to.equal("[PHI], [NAME]");
  });

  it("leaves what is less certain than asked, and not what is as certain", async () => {
    finding({ May: "DATE" }, 0.3);

    expect((await redact("in May", 0.31)).text).to.equal("in May");
    expect((await redact("in May", 0.3)).text).to.equal("in [DATE]");
  });

  it("sends no more at once than the service takes, and all of it", async () => {
    finding({});
    const text = `${"é中😀 ".repeat(6_000)}end`;

    expect((await redact(text, 0.5)).text).to.equal(text);
    expect(sent()).to.have.length.above(3);
    for (const part of sent()) expect(Buffer.byteLength(part)).to.be.at.most(MAX_CHUNK_BYTES);
    let covered = 0;
    for (const { start, text: part } of chunksOf(text)) {
      expect(start).to.be.at.most(covered);
      expect(part).to.equal(text.slice(start, start + part.length));
      covered = start + part.length;
    }
    expect(covered).to.equal(text.length);
  });

  it("cuts no character in two where there is no whitespace to cut at", async () => {
    finding({});
    const text = `x${"😀".repeat(12_000)}`;

    expect((await redact(text, 0.5)).text).to.equal(text);
    for (const part of sent()) expect(part).to.not.match(/\p{Surrogate}/u);
  });

  it("finds a name wherever a cut falls", async () => {
    finding({ "Mary Ann Evans": "NAME" });
    for (let before = MAX_CHUNK_BYTES - 30; before < MAX_CHUNK_BYTES + 5; before += 1) {
      const words = "word ".repeat(4_100).slice(0, before - 1);
      const { text } = await redact(`${words} Mary Ann Evans went on ${words}`, 0.5);
      expect(text).to.equal(`${words} [NAME] went on ${words}`);
    }
  });

  it("gives no text when an answer is not whole", async () => {
    const wrong = [
      {},
      { Entities: [], PaginationToken: "more" },
      { Entities: [{ BeginOffset: 2, EndOffset: 99, Score: 1, Type: "NAME" }] },
      { Entities: [{ BeginOffset: 3, EndOffset: 3, Score: 1, Type: "NAME" }] },
      { Entities: [{ EndOffset: 3, Score: 1, Type: "NAME" }] },
    ] as object[];
    for (const answer of wrong) {
      comprehend.on(DetectPHICommand).resolves(answer);
      expect(await failure(redact("Jane Doe", 0.5))).to.be.an("error");
    }
  });

  it("takes what has no score, and no type that we know, for PHI", async () => {
    const Entities = [{ BeginOffset: 0, EndOffset: 4, Type: "x]: drop" as "NAME" }];
    comprehend.on(DetectPHICommand).resolves({ Entities });

    expect((await redact("Jane Doe", 0.9)).text).to.equal("[PHI] Doe");
  });
});
