import { expect } from "chai";

import { deploy, inventory, only } from "../testing/deploy.ts";
import { TaskRoles, type TaskRolesArgs } from "./taskRoles.ts";
import { HOME, taskArgs } from "./testing/services.ts";

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/rolePolicy:RolePolicy";

const LOG_GROUP_ARN = "arn:aws:logs:us-east-2:111122223333:log-group:/ecs/pat-service";

const args: TaskRolesArgs = {
  home: HOME,
  repositoryArn: taskArgs.image.repositoryArn,
  logGroupArn: LOG_GROUP_ARN,
  secretArns: [],
  secretKeyArns: [],
  statements: taskArgs.statements,
};

interface Statement {
  Action: string | string[];
  Resource: unknown;
  Condition?: unknown;
}

async function statementsOf(purpose: "execution" | "task", given: TaskRolesArgs) {
  const declared = await deploy(() => new TaskRoles("pat", given));
  const { inputs } = only(declared, POLICY, `pat-${purpose}`);
  expect(inputs["role"]).to.equal(`pat-${purpose}`);
  return (JSON.parse(inputs["policy"] as string) as { Statement: Statement[] }).Statement;
}

describe("TaskRoles", () => {
  it("lets tasks of this account and region alone take its two roles", async () => {
    const declared = await deploy(() => new TaskRoles("pat", args));

    expect(inventory(declared)).to.deep.equal({
      "novamind:compute:TaskRoles": 1,
      [ROLE]: 2,
      [POLICY]: 2,
    });
    for (const role of ["pat-execution", "pat-task"]) {
      const { inputs } = only(declared, ROLE, role);
      expect(inputs).not.to.have.property("name");
      expect(JSON.parse(inputs["assumeRolePolicy"] as string)).to.deep.equal({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "ecs-tasks.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: {
              StringEquals: { "aws:SourceAccount": "111122223333" },
              ArnLike: { "aws:SourceArn": "arn:aws:ecs:us-east-2:111122223333:*" },
            },
          },
        ],
      });
    }
  });

  it("lets ECS pull of one repository and write one log, and nothing else", async () => {
    const statements = await statementsOf("execution", args);

    expect(statements.map(({ Resource }) => Resource)).to.deep.equal([
      "*",
      args.repositoryArn,
      `${LOG_GROUP_ARN}:*`,
    ]);
    expect(statements[0]?.Action).to.equal("ecr:GetAuthorizationToken");
  });

  it("lets ECS read the named secrets, and use their keys for that alone", async () => {
    const secretArns = ["arn:aws:secretsmanager:us-east-2:111122223333:secret:jwt-AbCdEf"];
    const secretKeyArns = ["arn:aws:kms:us-east-2:111122223333:key/secrets"];
    const statements = await statementsOf("execution", { ...args, secretArns, secretKeyArns });

    expect(statements.slice(3)).to.deep.equal([
      { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secretArns },
      {
        Effect: "Allow",
        Action: "kms:Decrypt",
        Resource: secretKeyArns,
        Condition: {
          StringEquals: { "kms:ViaService": "secretsmanager.us-east-2.amazonaws.com" },
        },
      },
    ]);
  });

  it("gives the task what it is given, and no channel for commands unless asked", async () => {
    expect(await statementsOf("task", args)).to.deep.equal(taskArgs.statements);
  });

  it("opens the channel of commands with its key and its record", async () => {
    const commands = {
      keyArn: "arn:aws:kms:us-east-2:111122223333:key/commands",
      logGroupArn: "arn:aws:logs:us-east-2:111122223333:log-group:commands",
    };
    const statements = await statementsOf("task", { ...args, commands });
    const actions = statements.flatMap(({ Action }) => Action);

    expect(actions.filter((action) => action.startsWith("ssmmessages:"))).to.have.length(4);
    expect(statements).to.deep.include({
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: commands.keyArn,
    });
    expect(JSON.stringify(statements)).to.contain(commands.logGroupArn);
  });

  it("declares no empty policy for a task that calls nothing", async () => {
    const declared = await deploy(() => new TaskRoles("pat", { ...args, statements: [] }));

    expect(inventory(declared)[POLICY]).to.equal(1);
    expect(only(declared, POLICY).name).to.equal("pat-execution");
  });
});
