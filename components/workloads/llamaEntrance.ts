import * as pulumi from "@pulumi/pulumi";

import { consumerStatements } from "../data/consumerStatements.ts";
import type { ConsumerData } from "../data/consumerStatements.ts";
import { FunctionAlarms } from "../data/functionAlarms.ts";
import type { FunctionNetwork } from "../data/functionPermissions.ts";
import { PrivateFunction } from "../data/privateFunction.ts";
import { demand } from "../lib/demand.ts";
import { bucketNameOf } from "../lib/bucketName.ts";
import type { Home } from "../lib/home.ts";
import { aiStatement } from "./aiServices.ts";
import { FunctionTarget, type ListenerPlace } from "./functionTarget.ts";
import { IDENTITY_KEYS_OBJECT, type TokenIssuer } from "./identityKeys.ts";
import { llamaFolders } from "./llamaData.ts";

/**
 * Seconds that a request takes at most: of a text of 64 KiB, Comprehend Medical is asked about four parts.
 *
 * @see services/llama-redaction/src/chunks.ts
 */
const TIMEOUT_SECONDS = 30;
const MEMORY_MIB = 1024;

/** Confidence from which something found is taken for PHI. Low: a word too many that is masked harms less than a name that is not. */
const MIN_SCORE = 0.5;

/** Whose requests are taken. */
export interface LlamaCallers extends TokenIssuer {
  /** Groups of the pool of which a caller has to be in one. */
  groups: string[];
}

export interface LlamaEntranceArgs {
  home: Home;
  callers: LlamaCallers;
  data: ConsumerData<"LlamaRedaction">;
  /** Queue for requests whose text is redacted. */
  queue: { arn: pulumi.Input<string>; url: pulumi.Input<string> };
  listener: ListenerPlace;
  /** Where it runs: it needs Comprehend Medical, S3, SQS, KMS, CloudWatch Logs and X-Ray there. */
  network: FunctionNetwork;
  /** Requests taken at the same time. */
  concurrency: number;
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Where requests to MentalLLaMA come in, behind a load balancer: a function that knows the caller by a token and lets nothing pass
 * from which PHI was not taken out. Children: 1 {@link PrivateFunction} of the same name, 1 {@link FunctionAlarms},
 * 1 {@link FunctionTarget}.
 *
 * @throws ResourceError when no client or no group may call
 * @see 45 CFR 164.312(d), person or entity authentication; 164.514(b), de-identification
 * @see docs/decisions/0059-redaction-before-the-queue.md
 */
export class LlamaEntrance extends pulumi.ComponentResource {
  readonly functionArn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  readonly targetGroupArn: pulumi.Output<string>;

  constructor(name: string, args: LlamaEntranceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:LlamaEntrance", name, args, opts);
    const { home, callers, data, queue, listener, network, concurrency } = args;
    const { keyArn, logKeyArn, alarmTopicArn } = args;
    demand(this, {
      "clients, one or more": callers.clientIds.length > 0,
      "groups, one or more": callers.groups.length > 0,
    });

    const child = { parent: this };
    const redaction = new PrivateFunction(
      name,
      {
        home,
        description: "Takes PHI out of requests to MentalLLaMA, and queues them",
        service: "llama-redaction",
        keyArn,
        logKeyArn,
        statements: [
          ...consumerStatements("LlamaRedaction", home, data),
          aiStatement("comprehendmedical", ["DetectPHI"], home),
          { Sid: "Send", Effect: "Allow", Action: "sqs:SendMessage", Resource: queue.arn },
        ],
        environment: environment(args),
        timeoutSeconds: TIMEOUT_SECONDS,
        memoryMib: MEMORY_MIB,
        concurrency,
        network,
      },
      child,
    );
    const { functionArn, functionName } = redaction;
    new FunctionAlarms(name, { functionName, alarmTopicArn }, child);
    const target = new FunctionTarget(
      name,
      {
        functionArn,
        listener,
        path: "/llama/*",
        methods: ["GET", "POST"],
        healthPath: "/llama/health",
      },
      child,
    );

    this.functionArn = functionArn;
    this.roleArn = redaction.roleArn;
    this.targetGroupArn = target.targetGroupArn;
    this.registerOutputs({
      functionArn: this.functionArn,
      roleArn: this.roleArn,
      targetGroupArn: this.targetGroupArn,
    });
  }
}

/** @see services/llama-redaction/src/settings.ts */
function environment({ home, callers, data, queue }: LlamaEntranceArgs) {
  const { inference, models } = data.buckets;
  const { issuer, clientIds, groups } = callers;
  return {
    USER_POOL_ID: pulumi.output(issuer).apply((url) => url.slice(url.lastIndexOf("/") + 1)),
    USER_POOL_CLIENT_IDS: pulumi.all(clientIds).apply((ids) => ids.join(",")),
    ALLOWED_GROUPS: groups.join(","),
    JWKS_BUCKET: bucketNameOf(models.arn),
    JWKS_KEY: IDENTITY_KEYS_OBJECT,
    JWKS_BUCKET_OWNER: home.accountId,
    REQUESTS_BUCKET: llamaFolders(inference.arn).requests.bucketName,
    REQUESTS_BUCKET_OWNER: home.accountId,
    REQUESTS_KEY_ARN: inference.keyArn,
    QUEUE_URL: queue.url,
    MIN_SCORE: String(MIN_SCORE),
  };
}
