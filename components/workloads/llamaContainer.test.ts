import { expect } from "chai";

import { containerNeeds } from "../compute/modelContainer.ts";
import { HOSTING_DEVICES } from "../compute/hostingDevices.ts";
import { HOSTING_TYPES } from "../compute/hostingTypes.ts";
import { llamaContainer } from "./llamaContainer.ts";
import { DIGEST, MODELS, REPOSITORY } from "./testing/llama.ts";

/** @see https://github.com/vllm-project/vllm/issues/2652 */
const ATTENTION_HEADS = 52;

/** GiB of 33 billion weights of two bytes each. */
const WEIGHTS_GIB = (32.5e9 * 2) / 2 ** 30;

describe("llamaContainer", () => {
  const release = { digest: DIGEST, folder: "llama/33b-1/" };
  const sources = { ...REPOSITORY, modelsBucketName: "models", modelsBucketArn: MODELS.arn };
  const spread = (container: ReturnType<typeof llamaContainer>) =>
    Number(container.environment["OPTION_TENSOR_PARALLEL_DEGREE"]);

  it("serves a folder of weights by an image of one digest, and looks nothing up", () => {
    const container = llamaContainer(release, sources);

    expect(container).to.deep.include({
      hostname: "llama",
      image: { ...REPOSITORY, digest: DIGEST },
      artifacts: {
        form: "folder",
        bucketName: "models",
        bucketArn: MODELS.arn,
        key: "llama/33b-1/",
      },
    });
    expect(container.environment).to.include({ HF_HUB_OFFLINE: "1", OPTION_MAX_MODEL_LEN: "2048" });
    expect(Object.values(containerNeeds([container]))).to.not.include(false);
  });

  it("spreads a copy over GPUs that its heads can be divided among, and that hold it", () => {
    const gpus = spread(llamaContainer(release, sources));

    expect(ATTENTION_HEADS % gpus).to.equal(0);
    for (const type of ["ml.p4d.24xlarge", "ml.p5.48xlarge"] as const) {
      const { accelerators, acceleratorMemoryGib } = HOSTING_TYPES[type];
      expect(HOSTING_DEVICES[type].chip).to.equal("gpu");
      expect(accelerators % gpus, type).to.equal(0);
      // Half of the memory is for the attention of requests.
      expect((acceleratorMemoryGib / accelerators) * gpus, type).to.be.above(WEIGHTS_GIB * 2);
    }
  });

  it("spreads compiled weights as they were compiled", () => {
    expect(spread(llamaContainer({ ...release, cores: 24 }, sources))).to.equal(24);
  });
});
