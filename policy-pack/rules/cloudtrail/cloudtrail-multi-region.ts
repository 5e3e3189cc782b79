import { anyOf } from "../../lib/anyOf.ts";
import { recordsManagement, trailExample } from "../../lib/trails.ts";
import { declared } from "../../resources.ts";
import { UNKNOWN, wholeStackRule } from "../../rule.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";

const trail = (isMultiRegionTrail?: boolean, name = "trail") =>
  declared(TRAIL, name, trailExample({ isMultiRegionTrail }));
const dataOnly = declared(
  TRAIL,
  "data",
  trailExample({
    isMultiRegionTrail: false,
    eventSelectors: undefined,
    advancedEventSelectors: [
      {
        fieldSelectors: [
          { field: "eventCategory", equals: ["Data"] },
          { field: "resources.type", equals: ["AWS::S3::Object"] },
        ],
      },
    ],
  }),
);

/** A trail of data events alone is about resources of its region, and leaves management events to another. */
export const cloudtrailMultiRegion = wholeStackRule({
  id: "cloudtrail-multi-region",
  title: "A trail covers every Region",
  safeguards: [
    "164.308(a)(1)(ii)(D)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(6)(ii)",
    "164.312(b)",
    "164.312(e)(2)(i)",
  ],
  severity: "high",
  requires: "Of a stack's trails that record management events, one covers every Region.",
  rationale: "An intruder works in the Region at which nobody looks.",
  fix: "isMultiRegionTrail: true",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/multi-region-cloudtrail-enabled.html",
  about: [TRAIL],
  check: (resources) => {
    const trails = resources.ofType(TRAIL);
    const isNeeded = () => anyOf(trails, ({ props }) => recordsManagement(props));
    const isThere = () =>
      anyOf(trails, ({ props }) => props.isMultiRegionTrail === true && recordsManagement(props));
    return !isNeeded() || isThere()
      ? undefined
      : "no trail of management events sets isMultiRegionTrail: true";
  },
  complies: [[trail(true)], [trail(false), trail(true, "all")], [dataOnly]],
  violates: [[trail()], [trail(false), dataOnly]],
  undecided: [[trail(UNKNOWN as never)]],
});
