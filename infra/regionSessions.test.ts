import { expect } from "chai";

import { type Declared, only } from "../components/testing/deploy.ts";
import { onMocks } from "./testing/onMocks.ts";

const DOCUMENT = "aws:ssm/document:Document";
const POLICY = "aws:iam/rolePolicy:RolePolicy";

for (const stack of ["prod", "dr"] as const) {
  describe(`sessions on hosts of ${stack}`, () => {
    let declared: Declared[];
    before(async () => {
      declared = await onMocks(stack);
    });

    it("have preferences once in each account with hosts, and in the region of the stack", () => {
      const region = stack === "prod" ? "us-east-2" : "us-west-2";
      const places = declared
        .filter(({ type, inputs }) => type === DOCUMENT && inputs["documentType"] === "Session")
        .map(({ provider }) => /::pulumi:providers:aws::([^:]+)::/.exec(provider)?.[1]);

      expect(places).to.have.members([`ml-${region}`, `operations-${region}`]);
    });

    it("are recorded by GPU hosts in the group of their own account, whose key they may use", () => {
      const { content } = only(declared, DOCUMENT, `${stack}-ml-hosts`).inputs;
      const { inputs } = JSON.parse(content as string) as { inputs: Record<string, unknown> };
      const { policy } = only(declared, POLICY, `${stack}-hosts-sessions`).inputs;
      const { Statement: statements } = JSON.parse(policy as string) as {
        Statement: { Resource: unknown }[];
      };

      expect(inputs).to.include({
        cloudWatchLogGroupName: `${stack}-ml-hosts-sessions`,
        kmsKeyId: `${stack}-ml-hosts_id`,
      });
      expect(statements.slice(0, 2).map(({ Resource }) => Resource)).to.deep.equal([
        `arn:aws:mock:::${stack}-ml-hosts`,
        [
          `arn:aws:mock:::${stack}-ml-hosts-sessions`,
          `arn:aws:mock:::${stack}-ml-hosts-sessions:*`,
        ],
      ]);
    });
  });
}
