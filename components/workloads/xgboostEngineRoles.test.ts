import { expect } from "chai";

import { HOME, refusal } from "../compute/testing/hosting.ts";
import { keyAccess } from "../data/keyAccess.ts";
import { deploy } from "../testing/deploy.ts";
import { ARGS, SERVICE } from "./testing/xgboost.ts";
import { XgboostEngine } from "./xgboostEngine.ts";

const NAME = "prod-xgboost";
const ROLE = "aws:iam/role:Role";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";

/** Of all inline policies of a role together. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_INLINE_CHARACTERS = 10_240;

describe("XgboostEngine, its roles and its needs", () => {
  it("calls its roles as the key's policy names them, each within what IAM takes", async () => {
    const declared = await deploy(() => new XgboostEngine(NAME, ARGS));
    const accountIds = { data: "999988887777", ml: HOME.accountId };
    const place = { home: HOME, name: "prod", deployRole: "Deploy", accountIds };
    const { users } = keyAccess({ ...place, account: "ml" }, "phi");
    const endings = users.flatMap(
      ({ principalArnPattern }) => /\*(-.+)-\?{7}$/.exec(principalArnPattern)?.[1] ?? [],
    );
    const roles = declared.filter(({ type }) => type === ROLE).map(({ name }) => name);

    // EventBridge starts a workflow, and reads nothing of it.
    expect(roles.filter((role) => !endings.some((one) => role.endsWith(one)))).to.deep.equal([
      `${NAME}-workflow-approval`,
    ]);
    for (const role of roles) {
      const policies = declared.filter(
        ({ type, inputs }) => type === ROLE_POLICY && inputs["role"] === role,
      );
      const text = policies.map(({ inputs }) => inputs["policy"]).join("");
      expect(text.length, role).to.be.within(1, MAX_INLINE_CHARACTERS);
    }
  });

  it("refuses a name that keys do not know, and a model of somebody else", async () => {
    expect(await refusal(deploy(() => new XgboostEngine("scores", ARGS)))).to.equal(
      "XgboostEngine needs a name that ends in xgboost",
    );
    const service = { ...SERVICE, modelKey: "pat/model.tar.gz" as const };
    expect(await refusal(deploy(() => new XgboostEngine(NAME, { ...ARGS, service })))).to.equal(
      "XgboostServing needs a model below xgboost/artifacts/",
    );
  });
});
