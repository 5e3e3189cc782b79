import { expect } from "chai";

import { DIGEST } from "../compute/testing/services.ts";
import { type Declared, deploy, only } from "../testing/deploy.ts";
import { PatService } from "./patService.ts";
import { SHA256, runningArgs } from "./testing/pat.ts";

interface Statement {
  Sid?: string;
  Action: string | string[];
  Resource: string | string[];
}

function statementsOf(declared: Declared[], role: string): Statement[] {
  const { inputs } = only(declared, "aws:iam/rolePolicy:RolePolicy", role);
  return (JSON.parse(inputs["policy"] as string) as { Statement: Statement[] }).Statement;
}

describe("the task of PatService", () => {
  let declared: Declared[] = [];
  before(async () => {
    declared = await deploy(() => new PatService("prod-pat", runningArgs));
  });

  it("is that of its seed, exactly: on EC2, with a GPU, by digest, without root or keys", () => {
    const { inputs } = only(declared, "aws:ecs/taskDefinition:TaskDefinition");
    const { containerDefinitions, ...task } = inputs;

    expect(task).to.deep.equal({
      family: "pat-service",
      networkMode: "awsvpc",
      requiresCompatibilities: ["EC2"],
      cpu: "4096",
      memory: "16384",
      executionRoleArn: "arn:aws:mock:::prod-pat-execution",
      taskRoleArn: "arn:aws:mock:::prod-pat-task",
      volumes: [{ name: "model-cache", hostPath: "/var/lib/models" }],
      skipDestroy: true,
    });
    const [container, ...others] = JSON.parse(containerDefinitions as string) as {
      environment: { name: string; value: string }[];
    }[];
    const { environment, ...rest } = container ?? { environment: [] };
    expect(others).to.deep.equal([]);
    expect(rest).to.deep.equal({
      name: "pat-service",
      image: `111122223333.dkr.ecr.us-east-2.amazonaws.com/novamind/pat@${DIGEST}`,
      essential: true,
      privileged: false,
      readonlyRootFilesystem: true,
      user: "10001:10001",
      secrets: [],
      portMappings: [{ name: "service", containerPort: 8000, hostPort: 8000, protocol: "tcp" }],
      resourceRequirements: [{ type: "GPU", value: "1" }],
      ulimits: [{ name: "nofile", softLimit: 65_536, hardLimit: 65_536 }],
      linuxParameters: {
        initProcessEnabled: true,
        capabilities: { drop: ["ALL"] },
        tmpfs: [
          { containerPath: "/tmp", size: 1024, mountOptions: ["rw", "noexec", "nosuid", "nodev"] },
        ],
      },
      mountPoints: [
        { sourceVolume: "model-cache", containerPath: "/var/cache/pat", readOnly: false },
      ],
      healthCheck: {
        command: ["CMD", "python", "-m", "app.probe"],
        interval: 15,
        timeout: 5,
        retries: 3,
        startPeriod: 120,
      },
      stopTimeout: 120,
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": "/ecs/pat-service",
          "awslogs-region": "us-east-2",
          "awslogs-stream-prefix": "ecs",
          mode: "non-blocking",
          "max-buffer-size": "25m",
        },
      },
    });
    expect(Object.fromEntries(environment.map(({ name, value }) => [name, value]))).to.deep.equal({
      AWS_DEFAULT_REGION: "us-east-2",
      S3_BUCKET: "models",
      MODEL_KEY: "pat/PAT-M.keras",
      MODEL_SHA256: SHA256,
      MODEL_CACHE_DIR: "/var/cache/pat",
      JWKS_URI: "s3://models/identity/jwks.json",
      TOKEN_ISSUER: "https://cognito-idp.us-east-2.amazonaws.com/us-east-2_a1B2c3D4e",
      TOKEN_CLIENT_IDS: "clinic,twin",
      RECORDINGS_BUCKET: "actigraphy",
      RECORDINGS_PREFIX: "recordings/",
      RESULTS_BUCKET: "results",
      RESULTS_PREFIX: "pat/",
      RESULTS_KEY_ARN: "arn:aws:kms:us-east-2:444455556666:key/mrk-data",
      RESULTS_TABLE: "arn:aws:dynamodb:us-east-2:444455556666:table/analysis-results",
    });
  });

  it("logs to the seed's group, under the key it is given, for six years", () => {
    const { inputs } = only(declared, "aws:cloudwatch/logGroup:LogGroup");

    expect(inputs).to.deep.equal({
      name: "/ecs/pat-service",
      kmsKeyId: runningArgs.logKeyArn,
      retentionInDays: 2192,
    });
  });

  it("reads what its environment names: its model, the pool's keys and recordings", () => {
    const statements = statementsOf(declared, "prod-pat-task");
    const of = (sid: string) => statements.find(({ Sid }) => Sid === sid)?.Resource;

    expect(of("ReadModels")).to.deep.equal([
      "arn:aws:s3:::models/pat/*",
      "arn:aws:s3:::models/identity/*",
    ]);
    expect(of("ReadActigraphy")).to.deep.equal(["arn:aws:s3:::actigraphy/recordings/*"]);
    expect(of("WriteResults")).to.deep.equal(["arn:aws:s3:::results/pat/*"]);
    expect(of("WriteAnalysisResults")).to.equal(runningArgs.data.tables.analysisResults.arn);
  });

  it("can do nothing everywhere, and delete nothing", () => {
    const statements = statementsOf(declared, "prod-pat-task");

    expect(statements.flatMap(({ Resource }) => Resource)).not.to.include("*");
    expect(JSON.stringify(statements)).not.to.match(/Delete|PassRole|:\*"/);
  });

  it("is started from its own repository alone", () => {
    const statements = statementsOf(declared, "prod-pat-execution");
    const pull = statements.find(({ Action }) => Action.includes("ecr:BatchGetImage"));

    expect(pull?.Resource).to.equal("arn:aws:ecr:us-east-2:111122223333:repository/novamind/pat");
  });
});
