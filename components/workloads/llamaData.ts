import type * as pulumi from "@pulumi/pulumi";

import type { BucketFolder } from "../compute/endpointStatements.ts";
import type { ConsumerData } from "../data/consumerStatements.ts";
import { bucketNameOf } from "../lib/bucketName.ts";

/** What the roles of MentalLLaMA work with in one region, each as its row in the table of consumers says. */
export interface LlamaData {
  redaction: ConsumerData<"LlamaRedaction">;
  workflow: ConsumerData<"LlamaWorkflow">;
  results: ConsumerData<"MentalLlamaResults">;
}

/** Where requests lie, and where the endpoint puts answers, in one bucket of the account; the table of consumers names both. */
export function llamaFolders(bucketArn: pulumi.Input<string>): {
  requests: BucketFolder;
  answers: BucketFolder;
} {
  const bucketName = bucketNameOf(bucketArn);
  return {
    requests: { bucketName, bucketArn, prefix: "requests/" },
    answers: { bucketName, bucketArn, prefix: "answers/" },
  };
}
