import { anyOf } from "../../lib/anyOf.ts";
import { recordsObjects, trailExample } from "../../lib/trails.ts";
import { declared } from "../../resources.ts";
import { UNKNOWN, wholeStackRule } from "../../rule.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";

const trail = (changes: Parameters<typeof trailExample>[0]) =>
  declared(TRAIL, "trail", trailExample({ eventSelectors: undefined, ...changes }));
const advanced = (...fields: { field: string; equals?: string[]; startsWiths?: string[] }[]) =>
  trail({
    advancedEventSelectors: [
      { fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
      { fieldSelectors: [{ field: "eventCategory", equals: ["Data"] }, ...fields] },
    ],
  });
const objects = { field: "resources.type", equals: ["AWS::S3::Object"] };

/** Which buckets hold PHI is not to be seen from a trail, so one that records those it names complies. */
export const cloudtrailS3DataEvents = wholeStackRule({
  id: "cloudtrail-s3-data-events",
  title: "A trail records who read which object",
  safeguards: [
    "164.308(a)(1)(ii)(D)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(6)(ii)",
    "164.312(a)(2)(i)",
    "164.312(b)",
    "164.312(e)(2)(i)",
  ],
  severity: "high",
  requires: "Of a stack's trails, one records reads and writes of S3 objects.",
  rationale: "Management events say who changed a bucket, but not who read what is in it.",
  fix: 'eventSelectors: [{ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] }]',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/cloudtrail-s3-dataevents-enabled.html",
  about: [TRAIL],
  check: (resources) =>
    anyOf(resources.ofType(TRAIL), ({ props }) => recordsObjects(props))
      ? undefined
      : "no trail of the stack records reads and writes of S3 objects",
  complies: [
    [declared(TRAIL, "trail", trailExample())],
    [advanced(objects)],
    [advanced(objects, { field: "resources.ARN", startsWiths: [UNKNOWN] })],
  ],
  violates: [
    [trail({})],
    [advanced({ field: "resources.type", equals: ["AWS::DynamoDB::Table"] })],
    [advanced(objects, { field: "readOnly", equals: ["false"] })],
    [
      trail({
        eventSelectors: [
          { readWriteType: "WriteOnly", dataResources: [{ type: "AWS::S3::Object", values: [] }] },
        ],
      }),
    ],
  ],
  undecided: [[trail({ eventSelectors: UNKNOWN as never })]],
});
