/**
 * How one type is identified: its id, then the resource part of its ARN (or a whole ARN). Text in
 * braces is filled in by `../template.ts`: an input's name, `id`, `arn`, `name`, `account`,
 * `region`, `partition`, `uuid`, `ec` (17 hexadecimal digits, the first 0) or a kind of random
 * text with its length, such as `hex32`.
 */
export type Row = readonly [id: string, arn?: string];

/** Rows by type key, such as `ec2/vpc`. */
export type Rows = Readonly<Record<string, Row>>;
