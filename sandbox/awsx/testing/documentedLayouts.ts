/**
 * What the documentation of `awsx:ec2:Vpc` says of a layout, worked out by hand. A /24 is one step of the third octet.
 *
 * @see https://www.pulumi.com/registry/packages/awsx/api-docs/ec2/vpc/#subnet-layout-strategies
 */
export interface DocumentedLayout {
  what: string;
  cidr: string;
  zones: number;
  /** Each `Type` or `Type/mask`, after its own name and a colon if it has one. */
  specs: string[];
  /** Name without the VPC's, then the block; in the order of the component's `subnets`. */
  expected: string[];
}

export const DOCUMENTED_LAYOUTS: readonly DocumentedLayout[] = [
  {
    // Zone: 16 + 1 bit = /17, 128 steps. Three specs take 2 bits: /19, 32 steps; the fourth share stays empty.
    what: "2 zones, 3 specs without masks",
    cidr: "10.0.0.0/16",
    zones: 2,
    specs: ["Public", "Private", "Isolated"],
    expected: [
      ...["public-1 10.0.0.0/19", "private-1 10.0.32.0/19", "isolated-1 10.0.64.0/19"],
      ...["public-2 10.0.128.0/19", "private-2 10.0.160.0/19", "isolated-2 10.0.192.0/19"],
    ],
  },
  {
    // Three zones take 2 bits: /18, 64 steps, and the last quarter of the VPC stays empty. Two specs halve a zone: /19.
    what: "3 zones, 2 specs without masks",
    cidr: "10.0.0.0/16",
    zones: 3,
    specs: ["Private", "more:Private"],
    expected: [
      ...["private-1 10.0.0.0/19", "more-1 10.0.32.0/19"],
      ...["private-2 10.0.64.0/19", "more-2 10.0.96.0/19"],
      ...["private-3 10.0.128.0/19", "more-3 10.0.160.0/19"],
    ],
  },
  {
    // Four zones take 2 bits: /18. One spec takes 0 bits: the whole zone.
    what: "4 zones, 1 spec without a mask",
    cidr: "10.0.0.0/16",
    zones: 4,
    specs: ["Private"],
    expected: [
      ...["private-1 10.0.0.0/18", "private-2 10.0.64.0/18"],
      ...["private-3 10.0.128.0/18", "private-4 10.0.192.0/18"],
    ],
  },
  {
    // Zone: 24 + 2 = /26, 64 addresses. Four specs take 2 bits: /28, 16 addresses, the smallest that AWS has.
    what: "4 zones of a small VPC, 4 specs without masks",
    cidr: "10.9.8.0/24",
    zones: 4,
    specs: ["Public", "Private", "Isolated", "db:Isolated"],
    expected: [
      ...["public-1 10.9.8.0/28", "private-1 10.9.8.16/28"],
      ...["isolated-1 10.9.8.32/28", "db-1 10.9.8.48/28"],
      ...["public-2 10.9.8.64/28", "private-2 10.9.8.80/28"],
      ...["isolated-2 10.9.8.96/28", "db-2 10.9.8.112/28"],
      ...["public-3 10.9.8.128/28", "private-3 10.9.8.144/28"],
      ...["isolated-3 10.9.8.160/28", "db-3 10.9.8.176/28"],
      ...["public-4 10.9.8.192/28", "private-4 10.9.8.208/28"],
      ...["isolated-4 10.9.8.224/28", "db-4 10.9.8.240/28"],
    ],
  },
  {
    // Zone /17. The /24 begins at the first step after the /28, the /20 at the first multiple of 16 steps after the /24.
    what: "2 zones, all masks, smaller before larger",
    cidr: "10.1.0.0/16",
    zones: 2,
    specs: ["tiny:Isolated/28", "small:Isolated/24", "large:Isolated/20"],
    expected: [
      ...["tiny-1 10.1.0.0/28", "small-1 10.1.1.0/24", "large-1 10.1.16.0/20"],
      ...["tiny-2 10.1.128.0/28", "small-2 10.1.129.0/24", "large-2 10.1.144.0/20"],
    ],
  },
  {
    // The same, larger first: no gaps. 16 steps, 1 step, 16 addresses.
    what: "2 zones, all masks, larger before smaller",
    cidr: "10.1.0.0/16",
    zones: 2,
    specs: ["large:Isolated/20", "small:Isolated/24", "tiny:Isolated/28"],
    expected: [
      ...["large-1 10.1.0.0/20", "small-1 10.1.16.0/24", "tiny-1 10.1.17.0/28"],
      ...["large-2 10.1.128.0/20", "small-2 10.1.144.0/24", "tiny-2 10.1.145.0/28"],
    ],
  },
  {
    // Zone /18. The /28 between them costs the second /24 its boundary: the rest of step 1 is a gap.
    what: "3 zones, all masks, a gap between equals",
    cidr: "10.0.0.0/16",
    zones: 3,
    specs: ["app:Isolated/24", "transit:Isolated/28", "data:Isolated/24"],
    expected: [
      ...["app-1 10.0.0.0/24", "transit-1 10.0.1.0/28", "data-1 10.0.2.0/24"],
      ...["app-2 10.0.64.0/24", "transit-2 10.0.65.0/28", "data-2 10.0.66.0/24"],
      ...["app-3 10.0.128.0/24", "transit-3 10.0.129.0/28", "data-3 10.0.130.0/24"],
    ],
  },
  {
    // Zone /17. Three specs take 2 bits: /19 for those without a mask, though the /24 leaves more. They begin at multiples of 32.
    what: "2 zones, mixed masks, one given",
    cidr: "10.2.0.0/16",
    zones: 2,
    specs: ["Public/24", "Private", "Isolated"],
    expected: [
      ...["public-1 10.2.0.0/24", "private-1 10.2.32.0/19", "isolated-1 10.2.64.0/19"],
      ...["public-2 10.2.128.0/24", "private-2 10.2.160.0/19", "isolated-2 10.2.192.0/19"],
    ],
  },
  {
    // Zone /18. Four specs take 2 bits: /20, multiples of 16 steps, each after the end of what is before it.
    what: "3 zones, mixed masks, given and not in turns",
    cidr: "10.2.0.0/16",
    zones: 3,
    specs: ["Public/24", "Private", "cache:Isolated/26", "data:Isolated"],
    expected: [
      ...["public-1 10.2.0.0/24", "private-1 10.2.16.0/20"],
      ...["cache-1 10.2.32.0/26", "data-1 10.2.48.0/20"],
      ...["public-2 10.2.64.0/24", "private-2 10.2.80.0/20"],
      ...["cache-2 10.2.96.0/26", "data-2 10.2.112.0/20"],
      ...["public-3 10.2.128.0/24", "private-3 10.2.144.0/20"],
      ...["cache-3 10.2.160.0/26", "data-3 10.2.176.0/20"],
    ],
  },
  {
    // Zone: 20 + 2 = /22, 4 steps. Two specs halve it: /23. The /25s do not change that: 2 steps, then step 2 and half of it.
    what: "4 zones, mixed masks, the one without a mask first",
    cidr: "10.3.0.0/20",
    zones: 4,
    specs: ["Private", "Public/25"],
    expected: [
      ...["public-1 10.3.2.0/25", "private-1 10.3.0.0/23"],
      ...["public-2 10.3.6.0/25", "private-2 10.3.4.0/23"],
      ...["public-3 10.3.10.0/25", "private-3 10.3.8.0/23"],
      ...["public-4 10.3.14.0/25", "private-4 10.3.12.0/23"],
    ],
  },
  {
    // Zone /17 of 128 steps. Three specs take 2 bits: /19. 64 + 32 + 32 steps are the whole zone.
    what: "2 zones, mixed masks that fill the zone",
    cidr: "10.0.0.0/16",
    zones: 2,
    specs: ["Private/18", "b:Private", "c:Private"],
    expected: [
      ...["private-1 10.0.0.0/18", "b-1 10.0.64.0/19", "c-1 10.0.96.0/19"],
      ...["private-2 10.0.128.0/18", "b-2 10.0.192.0/19", "c-2 10.0.224.0/19"],
    ],
  },
  {
    // Zone: 20 + 1 = /21, 8 steps. What is unused keeps its step.
    what: "2 zones, an unused spec with a mask",
    cidr: "10.3.0.0/20",
    zones: 2,
    specs: ["app:Isolated/24", "Unused/24", "db:Isolated/24"],
    expected: [
      ...["app-1 10.3.0.0/24", "db-1 10.3.2.0/24"],
      ...["app-2 10.3.8.0/24", "db-2 10.3.10.0/24"],
    ],
  },
  {
    // Zone /18. What is unused counts as one of the three among which the zone is shared: 2 bits, /20.
    what: "4 zones, an unused spec without a mask",
    cidr: "10.0.0.0/16",
    zones: 4,
    specs: ["Private", "Unused", "Isolated"],
    expected: [
      ...["private-1 10.0.0.0/20", "isolated-1 10.0.32.0/20"],
      ...["private-2 10.0.64.0/20", "isolated-2 10.0.96.0/20"],
      ...["private-3 10.0.128.0/20", "isolated-3 10.0.160.0/20"],
      ...["private-4 10.0.192.0/20", "isolated-4 10.0.224.0/20"],
    ],
  },
  {
    // Zone /18; /20 are 16 steps. Blocks follow the order of the specs, the outputs that of the types, equals that of the specs.
    what: "3 zones, types out of order",
    cidr: "10.0.0.0/16",
    zones: 3,
    specs: ["z:Isolated/20", "Private/20", "a:Isolated/20", "Public/20"],
    expected: [
      ...["public-1 10.0.48.0/20", "private-1 10.0.16.0/20", "z-1 10.0.0.0/20", "a-1 10.0.32.0/20"],
      ...["public-2 10.0.112.0/20", "private-2 10.0.80.0/20"],
      ...["z-2 10.0.64.0/20", "a-2 10.0.96.0/20"],
      ...["public-3 10.0.176.0/20", "private-3 10.0.144.0/20"],
      ...["z-3 10.0.128.0/20", "a-3 10.0.160.0/20"],
    ],
  },
];
