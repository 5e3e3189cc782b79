import { firstFinding } from "../../lib/anyOf.ts";
import { on, ruleOfCases, UNKNOWN, type Answer } from "../../rule.ts";

/** Sources outside AWS; a project reads the others in its role. */
const HOSTED = ["BITBUCKET", "GITHUB", "GITHUB_ENTERPRISE", "GITLAB", "GITLAB_SELF_MANAGED"];
/** What is granted to AWS, rather than a token that is a person's. */
const GRANTED = ["CODECONNECTIONS", "OAUTH"];

interface Source {
  type?: string | undefined;
  auth?: { type?: string | undefined } | undefined;
}

const github = (type?: string) => ({
  type: "GITHUB",
  location: "https://github.com/novamind/platform.git",
  ...(type && { auth: { type, resource: "arn:aws:codeconnections:us-east-2:1:connection/c" } }),
});

/** Without `auth` a project uses whatever credential the account was given, which no one sees here. */
export const codebuildSourceOauth = ruleOfCases({
  id: "codebuild-source-oauth",
  title: "Builds reach repositories without people's tokens",
  safeguards: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  severity: "high",
  requires:
    "A build reaches its repositories by a connection or OAuth, not by a token or password.",
  rationale: "A token is a person's: it can do what they can, and outlives their leaving.",
  fix: 'source: { type: "GITHUB", location, auth: { type: "CODECONNECTIONS", resource: connection.arn } }',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/codebuild-project-source-repo-url-check.html",
  cases: [
    on({
      type: "aws:codebuild/project:Project",
      check: ({ source, secondarySources = [] }) => {
        const ways = [() => source ?? {}, ...secondarySources.map((one) => () => one)];
        return firstFinding(ways, (read) => finding(read()));
      },
      complies: [
        {},
        { source: { type: "CODEPIPELINE" } },
        { source: github("CODECONNECTIONS") },
        { source: github("OAUTH"), secondarySources: [github("CODECONNECTIONS")] },
      ],
      violates: [
        { source: github() },
        { source: github("SECRETS_MANAGER") },
        {
          source: { type: "CODECOMMIT" },
          secondarySources: [{ ...github(), sourceIdentifier: "x" }],
        },
      ],
      undecided: [{ source: github(UNKNOWN) }],
    }),
    on({
      type: "aws:codebuild/sourceCredential:SourceCredential",
      check: ({ authType = "" }) =>
        GRANTED.includes(authType) ? undefined : `authType must be ${GRANTED.join(" or ")}`,
      complies: [{ authType: "CODECONNECTIONS", serverType: "GITHUB", token: "arn" }],
      violates: [
        { authType: "PERSONAL_ACCESS_TOKEN", serverType: "GITHUB", token: "t" },
        { authType: "BASIC_AUTH", serverType: "BITBUCKET", token: "t", userName: "u" },
      ],
      undecided: [{ authType: UNKNOWN }],
    }),
  ],
});

function finding({ type = "NO_SOURCE", auth }: Source): Answer {
  return HOSTED.includes(type) && !GRANTED.includes(auth?.type ?? "")
    ? `${type} source must set auth.type to ${GRANTED.join(" or ")}`
    : undefined;
}
