import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { caller } from "../testing/places.ts";
import { World } from "../world.ts";

describe("contents of a bucket", () => {
  let folder: string;
  let world: World;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "contents-"));
    world = new World(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const recording = { bucket: "raw", key: "2026/recording.csv", content: "1" };

  it("keep it until they are gone, whoever put them there", () => {
    const { create, delete: remove } = caller(world);
    const { id } = create("s3/bucket", { bucket: "raw" });
    const { id: object } = create("s3/bucketObjectv2", recording);
    create("s3/bucket", { bucket: "other" }, "other");
    create("s3/bucketObjectv2", { ...recording, bucket: "other" }, "other");
    expect(() => {
      remove("s3/bucket", id);
    }).to.throw("api error BucketNotEmpty: The bucket you tried to delete is not empty");
    expect(world.inventory()).to.have.length(4);

    remove("s3/bucketObjectv2", object);
    remove("s3/bucket", id);
    expect(world.inventory().map((one) => one.id)).to.deep.equal([
      "other",
      "other/2026/recording.csv",
    ]);
  });

  it("go with it where that was asked for", () => {
    const { create, delete: remove } = caller(world);
    const { id } = create("s3/bucket", { bucket: "raw", forceDestroy: true });
    create("s3/bucketObjectv2", recording);
    remove("s3/bucket", id);
    expect(world.inventory()).to.deep.equal([]);
  });
});
