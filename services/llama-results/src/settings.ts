import { required } from "../../environment.ts";

/** Where the function reads and writes, as its environment says. */
export interface Settings {
  /** Where requests lie, and where the endpoint puts answers; both belong to the function's account. */
  requestsBucket: string;
  outputsBucket: string;
  owner: string;
  /** Where results go: name, account, and ARN of the key. */
  results: { bucket: string; owner: string; keyArn: string };
  /** ARN of the table of results. */
  tableArn: string;
}

/** @throws Error naming a variable that is missing */
export function settings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const read = required(environment);
  return {
    requestsBucket: read("REQUESTS_BUCKET"),
    outputsBucket: read("OUTPUTS_BUCKET"),
    owner: read("BUCKET_OWNER"),
    results: {
      bucket: read("RESULTS_BUCKET"),
      owner: read("RESULTS_BUCKET_OWNER"),
      keyArn: read("RESULTS_KEY_ARN"),
    },
    tableArn: read("RESULTS_TABLE"),
  };
}
