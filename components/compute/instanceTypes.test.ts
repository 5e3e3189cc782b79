import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { expect } from "chai";

import { HOSTING_TYPES } from "./hostingTypes.ts";
import { GPU_FAMILIES, imageParameter, INSTANCE_TYPES } from "./instanceTypes.ts";

/** Where the program names sizes of instances: its own code, what it deploys, and its configuration. */
const PROGRAM = ["components", "stacks", "infra", "services", "Pulumi.prod.yaml", "Pulumi.dr.yaml"];

const SIZE =
  /\b(ml\.)?(?:p[3-6][a-z]*|g[4-6][a-z]*|inf[12]|trn[12][a-z]*)\.\d*(?:x?large|metal)\b/g;
const ML_SIZE = /\bml\.[a-z]\w*\.\d*(?:x?large|metal)\b/g;

/** Every size with accelerators, and every size of SageMaker's, with the files that name it. */
function namedSizes(): Map<string, string[]> {
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", ...PROGRAM], {
    encoding: "utf8",
  });
  const named = new Map<string, string[]>();
  for (const file of files.split("\n").filter((one) => /\.(ts|py|ya?ml)$/.test(one))) {
    const text = readIfThere(file);
    const sizes = [...text.matchAll(SIZE), ...text.matchAll(ML_SIZE)].map(([size]) => size);
    for (const size of new Set(sizes)) named.set(size, [...(named.get(size) ?? []), file]);
  }
  return named;
}

/** A file that was deleted is listed until the next commit. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

describe("instance types", () => {
  const listed = [
    ...Object.values(INSTANCE_TYPES).map(({ instanceType }) => instanceType),
    ...Object.keys(HOSTING_TYPES),
  ];

  it("are the only sizes that the program names", () => {
    const named = namedSizes();

    // The tables themselves name all of theirs: the search finds what there is to find.
    expect([...named.keys()]).to.include.members(listed);
    for (const [size, files] of named) expect(listed, files.join()).to.include(size);
  });

  for (const family of GPU_FAMILIES) {
    const facts = INSTANCE_TYPES[family];

    it(`of ${family} are of that family, with whole chips, disks and memory`, () => {
      expect(facts.instanceType.split(".")[0]).to.equal(family);
      expect(facts.acceleratorMemoryGib % facts.accelerators).to.equal(0);
      expect(facts.memoryGib).to.be.greaterThan(facts.vcpus);
      expect(facts.nvmeGb > 0).to.equal(facts.nvmeDisks > 0);
    });

    it(`of ${family} keep to one zone exactly where they have EFA, on cards that they have`, () => {
      expect(facts.zones === "one").to.equal(facts.efaInterfaces > 0);
      expect(facts.efaInterfaces).to.be.at.most(facts.networkCards);
    });
  }

  it("are the same machines for SageMaker", () => {
    for (const family of ["p4d", "p5", "g5"] as const) {
      const { instanceType, vcpus, memoryGib, acceleratorMemoryGib } = INSTANCE_TYPES[family];
      expect(HOSTING_TYPES[`ml.${instanceType}`]).to.include({
        ...{ vcpus, memoryGib, acceleratorMemoryGib },
      });
    }
  });

  it("start from the image that has their driver", () => {
    expect(imageParameter("gpu")).to.equal(
      "/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id",
    );
    expect(INSTANCE_TYPES.inf2.image).to.equal("neuron");
  });
});
