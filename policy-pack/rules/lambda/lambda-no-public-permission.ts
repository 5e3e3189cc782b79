import { allowed, type Statement } from "../../lib/policyDocument.ts";
import { on, ruleOfCases, UNKNOWN, type Answer } from "../../rule.ts";

const PUBLIC = "everyone may call the function: say whose call it is";
const ANY_BUCKET = "a bucket of any account may call the function: set the source account";
const S3 = "s3.amazonaws.com";

const call = { action: "lambda:InvokeFunction", function: "rotation" };
const bucket = "arn:aws:s3:::uploads";
const grant = (Principal: unknown, Condition?: unknown) =>
  JSON.stringify({
    Statement: { Effect: "Allow", Principal, Action: call.action, Resource: "*", Condition },
  });

/** The ARN of a bucket does not tell whose it is, so that S3 needs the account as well. */
export const lambdaNoPublicPermission = ruleOfCases({
  id: "lambda-no-public-permission",
  title: "Functions are not called by everyone",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "critical",
  requires:
    "A permission for everyone says of which organization, account or resource; one for S3, of which account.",
  rationale: "A function acts with its role, whoever calls it.",
  fix: "sourceAccount: accountId, sourceArn: bucket.arn",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/lambda-function-public-access-prohibited.html",
  cases: [
    on({
      type: "aws:lambda/permission:Permission",
      check: (props) => {
        if ("sourceAccount" in props) return undefined;
        const isNarrow = "sourceArn" in props || "principalOrgId" in props;
        return askPrincipal(props.principal ?? "*", isNarrow);
      },
      complies: [
        { ...call, principal: "*", principalOrgId: "o-1234567890" },
        { ...call, principal: "*", sourceArn: UNKNOWN },
        { ...call, principal: S3, sourceAccount: "111122223333", sourceArn: bucket },
        { ...call, principal: "secretsmanager.amazonaws.com" },
        { ...call, principal: UNKNOWN, sourceAccount: "111122223333" },
      ],
      violates: [
        { ...call, principal: "*" },
        { ...call, principal: "*", functionUrlAuthType: "NONE" },
        { ...call, principal: S3, sourceArn: bucket },
      ],
      undecided: [{ ...call, principal: UNKNOWN }],
    }),
    on({
      type: "aws:lambda/resourcePolicy:ResourcePolicy",
      check: ({ policy }) => {
        for (const statement of allowed(policy)) {
          const finding = askStatement(statement);
          if (finding !== undefined) return finding;
        }
        return undefined;
      },
      complies: [
        { policy: grant({ AWS: "arn:aws:iam::111122223333:root" }) },
        { policy: grant("*", { StringEquals: { "aws:PrincipalOrgID": "o-1234567890" } }) },
        { policy: grant({ Service: S3 }, { StringEquals: { "AWS:SourceAccount": "1" } }) },
      ],
      violates: [
        { policy: grant({ AWS: "*" }) },
        { policy: grant({ Service: S3 }, { ArnLike: { "aws:SourceArn": bucket } }) },
      ],
      undecided: [{ policy: UNKNOWN }],
    }),
  ],
});

function askStatement({ principals, conditions }: Statement): Answer {
  const keys = Object.values(conditions)
    .flatMap((one) => Object.keys(one))
    .map((key) => key.toLowerCase());
  if (keys.includes("aws:sourceaccount")) return undefined;
  const found = principals.find((one) => askPrincipal(one, keys.length > 0) !== undefined);
  return found === undefined ? undefined : askPrincipal(found, keys.length > 0);
}

function askPrincipal(principal: string, isNarrow: boolean): Answer {
  if (principal === S3) return ANY_BUCKET;
  return principal === "*" && !isNarrow ? PUBLIC : undefined;
}
