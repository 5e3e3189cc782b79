import { firstFinding } from "../../lib/anyOf.ts";
import { hasAccessKey } from "../../lib/plainSecrets.ts";
import { on, ruleOfCases, UNKNOWN, undecided, type Answer } from "../../rule.ts";

/** A value in its place; `$` begins one that the script fetches, and an ARN points to one. */
const CREDENTIAL =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|(?:password|passwd|secret|api_?key|token)["']?[ \t]*[=:][ \t]*["']?(?!arn:)[^\s"'$`{<(]{8,}/i;

const encoded = (text: string) => Buffer.from(text).toString("base64");
const template = (userData: string) => ({
  metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
  monitoring: { enabled: true },
  userData: encoded(userData),
});

const GOOD = "#!/bin/sh\nDB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db)\n";
const BAD = "#!/bin/sh\nexport DB_PASSWORD=hunter2hunter2\n";
const KEY = "aws configure set aws_access_key_id AKIAIOSFODNN7EXAMPLE\n";

/** Anyone on the host, and whoever may describe it, reads its user data. */
export const userDataNoCredentials = ruleOfCases({
  id: "user-data-no-credentials",
  title: "User data holds no credentials",
  safeguards: ["164.308(a)(5)(ii)(D)", "164.312(a)(1)", "164.312(d)"],
  severity: "critical",
  requires: "User data has no access key, private key or password in it.",
  rationale: "It is not encrypted, and every process of the host may ask for it.",
  fix: "DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db --query SecretString)",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html",
  cases: [
    on({
      type: [
        "aws:ec2/instance:Instance",
        "aws:ec2/launchConfiguration:LaunchConfiguration",
        "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
      ],
      check: (props) => {
        const ways = [() => props.userData ?? "", () => decoded(props.userDataBase64 ?? "")];
        return firstFinding(ways, (read) => ask(read()));
      },
      complies: [{}, { userData: GOOD }, { userDataBase64: encoded(GOOD) }],
      violates: [{ userData: BAD }, { userData: KEY }, { userDataBase64: encoded(BAD) }],
      undecided: [{ userData: UNKNOWN }],
    }),
    on({
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      check: ({ userData = "" }) => ask(decoded(userData)),
      complies: [{}, template(GOOD)],
      violates: [template(BAD), template(KEY)],
      undecided: [{ userData: UNKNOWN }, { userData: "H4sIAAAAAAAA" }],
    }),
  ],
});

const ask = (text: string): Answer =>
  hasAccessKey(text) || CREDENTIAL.test(text) ? "user data holds a credential" : undefined;

function decoded(base64: string): string {
  // The first bytes of gzip, as base64 has them.
  if (base64.startsWith("H4sI")) throw undecided("the user data is compressed");
  return Buffer.from(base64, "base64").toString("utf8");
}
