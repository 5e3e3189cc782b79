import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { createRequest, putIn } from "../../testing/requests.ts";
import { World } from "../../world.ts";
import { demandInlineSize, demandSize } from "./sizes.ts";

const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

/** A document of so many characters, which says nothing. */
const sized = (characters: number) => JSON.stringify({ Id: "x".repeat(characters - 9) });

describe("demandSize", () => {
  it("takes a document that is just as large as allowed, and not one more", () => {
    for (const [kind, max] of [
      ["managed", 6144],
      ["trust", 2048],
      ["key", 32_768],
      ["bucket", 20_480],
      ["topic", 30_720],
      ["queue", 8192],
      ["endpoint", 20_480],
      ["serviceControl", 10_240],
      ["resourceControl", 5120],
      ["secret", 20_480],
      ["repository", 10_240],
    ] as const) {
      expect(() => {
        demandSize(sized(max), kind);
      }, kind).not.to.throw();
      expect(() => {
        demandSize(sized(max + 1), kind);
      }, kind).to.throw("api error");
    }
  });

  it("does not count white space where the service does not", () => {
    const indented = (characters: number) =>
      JSON.stringify({ Id: "x".repeat(characters - 9) }, undefined, 200);
    const words = JSON.stringify({ Id: "a b ".repeat(1600) });
    demandSize(indented(6144), "managed");
    demandSize(words, "managed");
    demandSize(indented(20_480), "endpoint");
    expect(() => {
      demandSize(indented(10_240), "serviceControl");
    }).to.throw("You have exceeded the maximum policy size.");
  });
});

describe("demandInlineSize", () => {
  let folder: string;
  let world: World;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sizes-"));
    world = new World(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const ask = (role: string, characters: number, name = "new") => {
    const policy = sized(characters);
    const request = createRequest(world, ROLE_POLICY, { role, name, policy });
    return () => {
      demandInlineSize(request, [policy]);
    };
  };

  it("adds up a role's policies, not those of other roles or accounts", () => {
    putIn(world, ROLE_POLICY, "reader:one", { role: "reader", name: "one", policy: sized(6000) });
    const elsewhere = { accountId: "444444444444" };
    const other = { role: "writer", name: "one", policy: sized(6000) };
    putIn(world, ROLE_POLICY, "writer:one", other, elsewhere);

    expect(ask("reader", 4240)).not.to.throw();
    expect(ask("writer", 6000)).not.to.throw();
    expect(ask("reader", 4241)).to.throw(
      "LimitExceeded: Maximum policy size of 10240 bytes exceeded for role reader",
    );
  });

  it("does not count what is replaced: a policy of the same name, or the one that is changed", () => {
    const inputs = { role: "reader", name: "one", policy: sized(6000) };
    const current = putIn(world, ROLE_POLICY, "reader:one", inputs);
    expect(ask("reader", 6000, "one")).not.to.throw();

    const policy = sized(10_240);
    const changed = { ...inputs, name: "two", policy };
    const request = createRequest(world, ROLE_POLICY, changed, { action: "update", current });
    expect(() => {
      demandInlineSize(request, [policy]);
    }).not.to.throw();
  });

  it("adds up what a role is declared with", () => {
    const request = createRequest(world, "aws:iam/role:Role", { name: "reader" });
    expect(() => {
      demandInlineSize(request, [sized(6000), sized(6000)]);
    }).to.throw("exceeded for role reader");
  });
});
